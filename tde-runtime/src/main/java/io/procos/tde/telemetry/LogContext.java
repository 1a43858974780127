package io.procos.tde.telemetry;

import io.procos.api.TaskOutcome;
import io.procos.tde.run.Job;
import io.procos.tde.run.TaskInterceptor;
import io.procos.tde.run.TaskRun;
import org.slf4j.MDC;

/** Lets every line that is logged for a run name its process instance, job, run and trace. */
public final class LogContext implements TaskInterceptor {
    private static final String INSTANCE = "processInstanceKey";
    private static final String JOB = "jobKey";
    private static final String RUN = "runId";
    private static final String TRACE = "traceId";

    @Override
    public TaskOutcome around(TaskRun run, Next next) {
        enter(run);
        try {
            return next.proceed(run);
        } finally {
            leave();
        }
    }

    private static void enter(TaskRun run) {
        Job job = run.job();
        MDC.put(INSTANCE, Long.toString(job.processInstanceKey()));
        MDC.put(JOB, Long.toString(job.key()));
        MDC.put(RUN, run.runId());
        MDC.put(TRACE, run.traceparent().traceId());
    }

    private static void leave() {
        MDC.remove(INSTANCE);
        MDC.remove(JOB);
        MDC.remove(RUN);
        MDC.remove(TRACE);
    }
}

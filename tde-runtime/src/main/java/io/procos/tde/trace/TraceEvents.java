package io.procos.tde.trace;

import io.procos.api.TaskOutcome;
import io.procos.api.TaskOutcome.Broken;
import io.procos.api.TaskOutcome.Completed;
import io.procos.api.TaskOutcome.Rejected;
import io.procos.api.TaskOutcome.Retryable;
import io.procos.tde.run.Reason;
import io.procos.tde.run.TaskInterceptor;
import io.procos.tde.run.TaskRun;

/** Tells that the task started and how it ended, the latter before the job is reported. */
public final class TraceEvents implements TaskInterceptor {
    private final TaskEvents events;

    public TraceEvents(TaskEvents events) {
        this.events = events;
    }

    @Override
    public TaskOutcome around(TaskRun run, Next next) throws Exception {
        events.started(run);
        TaskOutcome outcome = next.proceed(run);
        if (run.abandoned(outcome)) {
            events.ended(run, "abandoned", null, String.valueOf(run.cancellation()));
        } else {
            tell(run, outcome);
        }
        return outcome;
    }

    private void tell(TaskRun run, TaskOutcome outcome) {
        switch (outcome) {
            case Completed completed -> events.ended(run, "completed", null, null);
            case Rejected(String code, String reason) -> events.ended(run, "rejected", code, Reason.cut(reason));
            case Retryable retryable -> events.ended(run, "retryable", null, Reason.cut(retryable.reason()));
            case Broken(String reason) -> events.ended(run, "broken", null, Reason.cut(reason));
        }
    }
}

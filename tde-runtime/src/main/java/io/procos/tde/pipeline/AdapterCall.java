package io.procos.tde.pipeline;

import io.procos.api.TaskOutcome;
import io.procos.tde.TaskContext;
import io.procos.tde.run.CurrentRun;
import io.procos.tde.run.TaskInterceptor;
import io.procos.tde.run.TaskRun;
import io.procos.tde.telemetry.AdapterSpan;

/** The adapter itself: the only step that touches the world. */
record AdapterCall(AdapterSpan span) implements TaskInterceptor {

    @Override
    public TaskOutcome around(TaskRun run, Next next) throws Exception {
        run.produce(span.around(run, () -> run.interruptibly(() -> call(run))));
        return next.proceed(run);
    }

    /** Leaves in the run what is known of it: the effect ledger decides by that. */
    private static Record call(TaskRun run) throws Exception {
        TaskContext context = new RunContext(run);
        run.touch().begins();
        try {
            Record output = CurrentRun.during(run, () -> run.adapter().adapter().execute(run.bound(), context));
            run.touch().returns();
            return output;
        } catch (Exception | Error e) {
            run.touch().fails(e);
            throw e;
        }
    }
}

package io.procos.tde.pipeline;

import io.procos.api.TaskOutcome;
import io.procos.tde.TaskContext;
import io.procos.tde.run.CurrentRun;
import io.procos.tde.run.TaskInterceptor;
import io.procos.tde.run.TaskRun;

/** The adapter itself: the only step that touches the world. */
final class AdapterCall implements TaskInterceptor {

    @Override
    public TaskOutcome around(TaskRun run, Next next) throws Exception {
        TaskContext context = new RunContext(run);
        run.produce(run.interruptibly(() ->
                CurrentRun.during(run, () -> run.adapter().adapter().execute(run.bound(), context))));
        return next.proceed(run);
    }
}

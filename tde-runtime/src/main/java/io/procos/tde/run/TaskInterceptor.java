package io.procos.tde.run;

import io.procos.api.TaskOutcome;

/**
 * One step around an adapter. A step looks at the run, may answer by itself, or lets the next step answer and looks at
 * the outcome. Thread-safe: one instance serves all runs.
 */
@FunctionalInterface
public interface TaskInterceptor {

    /**
     * Returns the outcome of the run. What it throws becomes an outcome before the step outside sees it, so {@link Next}
     * always answers.
     */
    TaskOutcome around(TaskRun run, Next next) throws Exception;

    /** The rest of the pipeline. */
    @FunctionalInterface
    interface Next {
        /** Never throws, but for a virtual machine out of memory. */
        TaskOutcome proceed(TaskRun run);
    }
}

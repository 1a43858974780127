package io.procos.tde.attempts;

import io.procos.api.TaskError;
import io.procos.api.TaskOutcome;
import io.procos.tde.run.TaskInterceptor;
import io.procos.tde.run.TaskRun;

/**
 * Makes an incident of a job that has killed its worker too often. The engine would hand it out for ever: a lease that
 * runs out costs no retry. Attempts that ended, however badly, do not count.
 */
public final class AttemptLimit implements TaskInterceptor {
    private final AttemptJournal journal;
    private final int most;

    /**
     * @param most how often a job may die with its worker before it becomes an incident
     */
    public AttemptLimit(AttemptJournal journal, int most) {
        this.journal = journal;
        this.most = most;
    }

    @Override
    public TaskOutcome around(TaskRun run, Next next) throws Exception {
        long key = run.job().key();
        if (journal.unfinished(key) >= most) {
            journal.end(key);
            throw new TaskError.Permanent(
                    "the worker died " + most
                            + " times while it ran this job, so it is not run again; find the cause in"
                            + " the worker's log, then retry the job for " + most + " more attempts",
                    null);
        }
        journal.begin(key);
        run.whenWaiting(() -> journal.withdraw(key), () -> journal.begin(key));
        run.whenEnded(() -> journal.end(key));
        return next.proceed(run);
    }
}

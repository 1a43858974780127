package io.procos.tde.lease;

import io.procos.api.TaskOutcome;
import io.procos.tde.run.TaskInterceptor;
import io.procos.tde.run.TaskRun;

/**
 * Keeps the job leased until it is reported. Costs nothing for a run shorter than a third of its lease. A job that
 * waited so long in the worker that the lease may have run out is asked for first, and dropped if it is gone.
 */
public final class LeaseHeartbeat implements TaskInterceptor {
    private final Leases leases;

    public LeaseHeartbeat(Leases leases) {
        this.leases = leases;
    }

    @Override
    public TaskOutcome around(TaskRun run, Next next) throws Exception {
        if (leases.isOld(run)) {
            run.interruptibly(() -> leases.renew(run));
        }
        leases.keep(run);
        return next.proceed(run);
    }
}

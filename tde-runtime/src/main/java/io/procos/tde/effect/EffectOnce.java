package io.procos.tde.effect;

import io.procos.api.TaskError;
import io.procos.api.TaskOutcome;
import io.procos.tde.EffectKind;
import io.procos.tde.objects.ObjectStore;
import io.procos.tde.run.TaskInterceptor;
import io.procos.tde.run.TaskRun;
import io.procos.tde.trace.TaskEvents;

/**
 * Lets an effect happen once. The run claims it in the ledger, tells its intent, calls the adapter and writes down the
 * result; a run that comes later gets that result and calls nobody. Without an answer of the ledger the run waits. Tasks
 * that only read pass by.
 */
public final class EffectOnce implements TaskInterceptor {
    private final Ledger ledger;
    private final TaskEvents events;
    private final EffectResults results;

    /** @param store for results that are too large for the ledger's database */
    public EffectOnce(Ledger ledger, TaskEvents events, ObjectStore store) {
        this.ledger = ledger;
        this.events = events;
        this.results = new EffectResults(store);
    }

    @Override
    public TaskOutcome around(TaskRun run, Next next) throws Exception {
        if (run.effect() == EffectKind.READ) {
            return next.proceed(run);
        }
        return switch (ledger) {
            case NoLedger off -> next.proceed(run);
            case MissingLedger missing ->
                throw new TaskError.Transient("no ledger, no effect: " + MissingLedger.WAY_OUT, null);
            case EffectLedger kept -> new EffectRun(run, kept, events, results).execute(next);
        };
    }
}

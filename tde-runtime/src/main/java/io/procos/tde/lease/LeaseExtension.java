package io.procos.tde.lease;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** Asks the engine for a longer lease. Thread-safe. */
@FunctionalInterface
public interface LeaseExtension {

    /**
     * Extends the lease to this time from now.
     *
     * @return false when the engine no longer knows the job as active; fails when the engine gave no answer
     */
    CompletionStage<Boolean> extend(long jobKey, Duration lease);
}

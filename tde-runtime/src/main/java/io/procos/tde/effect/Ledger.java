package io.procos.tde.effect;

import io.procos.tde.EffectKind;

/** Where workers remember which effects have happened. Thread-safe. */
public sealed interface Ledger extends AutoCloseable permits EffectLedger, MissingLedger, NoLedger {

    /** Remembers nothing: an effect happens again whenever its job runs again. For development and tests. */
    static Ledger none() {
        return new NoLedger();
    }

    /** There should be one and there is none: nothing happens but reading. */
    static Ledger missing() {
        return new MissingLedger();
    }

    /** Whether a worker may take jobs of adapters with this effect at all. */
    default boolean lets(EffectKind effect) {
        return true;
    }

    /** How it is now; asks nobody and never waits. */
    LedgerState state();

    @Override
    void close();
}

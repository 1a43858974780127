package io.procos.tde.effect;

import java.util.Map;

/** The ledger that is switched off. */
record NoLedger() implements Ledger {

    @Override
    public LedgerState state() {
        return new LedgerState(
                true, 0, Map.of("ledger", "off", "warning", "an effect happens again when its job runs again"));
    }

    @Override
    public void close() {}
}

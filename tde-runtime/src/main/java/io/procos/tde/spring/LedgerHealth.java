package io.procos.tde.spring;

import io.procos.tde.effect.Ledger;
import io.procos.tde.effect.LedgerState;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Out of service while tasks with effects wait for their ledger, or are not taken for want of one. */
final class LedgerHealth implements HealthIndicator {
    private final Ledger ledger;

    LedgerHealth(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Health health() {
        LedgerState state = ledger.state();
        return (state.reachable() ? Health.up() : Health.outOfService())
                .withDetails(state.details())
                .build();
    }
}

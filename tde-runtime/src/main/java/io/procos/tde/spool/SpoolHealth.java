package io.procos.tde.spool;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Says when events are not read, or when some had to be put aside. That is a status of its own, which leaves the worker's
 * as it is: it goes on until the spool is full.
 */
final class SpoolHealth implements HealthIndicator {
    static final Status DEGRADED = new Status("DEGRADED", "events are kept, and not or not all shipped");

    private final FileSpool spool;
    private final Shipper shipper;

    SpoolHealth(FileSpool spool, Shipper shipper) {
        this.spool = spool;
        this.shipper = shipper;
    }

    @Override
    public Health health() {
        ShipperState state = shipper.state();
        long quarantined = spool.quarantine().size();
        Health.Builder health = Health.status(state.trouble() == null && quarantined == 0 ? Status.UP : DEGRADED);
        if (state.trouble() != null) health.withDetail("trouble", state.trouble());
        if (quarantined > 0) health.withDetail("quarantine", spool.quarantine().folder());
        return health.withDetail("waitingEvents", spool.waitingEvents())
                .withDetail("waitingBytes", spool.waitingBytes())
                .withDetail("lag", state.lag())
                .withDetail("quarantinedEvents", quarantined)
                .build();
    }
}

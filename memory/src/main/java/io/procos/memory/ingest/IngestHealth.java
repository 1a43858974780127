package io.procos.memory.ingest;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Says how many events are kept and not understood: no reason to restart, a reason to look. */
@Component
final class IngestHealth implements HealthIndicator {
    private final UnreadEvents unread;

    IngestHealth(UnreadEvents unread, MeterRegistry registry) {
        this.unread = unread;
        Gauge.builder("procos.memory.events.unread", this::count)
                .description("Events that are kept and not understood")
                .register(registry);
    }

    @Override
    public Health health() {
        return Health.up().withDetail("unread", unread.count()).build();
    }

    private double count() {
        try {
            return unread.count();
        } catch (DataAccessException away) {
            return Double.NaN;
        }
    }
}

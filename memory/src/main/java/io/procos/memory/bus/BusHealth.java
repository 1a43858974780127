package io.procos.memory.bus;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** Says when events do not come or are not stored. A status of its own: questions are answered all the same. */
final class BusHealth implements HealthIndicator {

    static final Status DEGRADED = new Status("DEGRADED", "events do not come in");

    private final EventConsumer consumer;

    BusHealth(EventConsumer consumer) {
        this.consumer = consumer;
    }

    @Override
    public Health health() {
        String trouble = consumer.trouble();
        Health.Builder health = Health.status(trouble == null ? Status.UP : DEGRADED);
        if (trouble != null) health.withDetail("trouble", trouble);
        return health.withDetail("lag", consumer.lag()).build();
    }
}

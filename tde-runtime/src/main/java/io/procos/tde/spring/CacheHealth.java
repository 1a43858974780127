package io.procos.tde.spring;

import io.procos.tde.cache.CacheState;
import io.procos.tde.cache.ResultCache;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Says when results are not reused because their cache does not answer. That is a status of its own, which leaves the
 * worker's as it is: it does its tasks without a cache, only more often.
 */
final class CacheHealth implements HealthIndicator {
    static final Status DEGRADED = new Status("DEGRADED", "results are not reused");

    private final ResultCache cache;

    CacheHealth(ResultCache cache) {
        this.cache = cache;
    }

    @Override
    public Health health() {
        CacheState state = cache.state();
        return Health.status(state.reachable() ? Status.UP : DEGRADED)
                .withDetails(state.details())
                .build();
    }
}

package io.procos.tde.spring;

import io.procos.tde.worker.TaskWorker;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Out of service when work piles up that this worker should do: every place of a job type taken for too long, or effects
 * paused because the event spool is full.
 */
final class WorkerHealth implements HealthIndicator {
    private final WorkerLifecycle lifecycle;
    private final Duration pinnedAfter;

    WorkerHealth(WorkerLifecycle lifecycle, Duration pinnedAfter) {
        this.lifecycle = lifecycle;
        this.pinnedAfter = pinnedAfter;
    }

    @Override
    public Health health() {
        return lifecycle
                .worker()
                .map(this::healthOf)
                .orElseGet(() ->
                        Health.outOfService().withDetail("worker", "stopped").build());
    }

    private Health healthOf(TaskWorker worker) {
        Map<String, Duration> pinned = worker.pinnedLonger(pinnedAfter);
        int waiting = worker.waitingForSpool();
        boolean well = pinned.isEmpty() && waiting == 0 && !worker.draining();
        return (well ? Health.up() : Health.outOfService())
                .withDetail("pinned", pinned)
                .withDetail("waitingForSpool", waiting)
                .withDetail("draining", worker.draining())
                .build();
    }
}

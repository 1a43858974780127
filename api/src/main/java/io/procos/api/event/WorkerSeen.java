package io.procos.api.event;

import java.time.Instant;
import java.util.List;

/**
 * A worker service says that it is alive and what it serves. Sent every few seconds and never spooled: the next one
 * says it again.
 *
 * @param worker the worker's name, stable over restarts
 * @param startedAt when its JVM started
 * @param draining true from SIGTERM on: it takes no new jobs
 */
public record WorkerSeen(String worker, String version, Instant startedAt, boolean draining, List<Subscription> serves)
        implements EventData {

    /** One job type the worker is subscribed to; {@code active} jobs are running now, {@code capacity} may. */
    public record Subscription(String jobType, int active, int capacity) {}

    public WorkerSeen {
        serves = List.copyOf(serves);
    }

    @Override
    public String type() {
        return "io.procos.worker.seen.v1";
    }
}

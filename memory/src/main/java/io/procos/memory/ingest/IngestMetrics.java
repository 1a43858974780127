package io.procos.memory.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;

/** How many events were heard, how many of them were new, and how old they were when they could be asked for. */
final class IngestMetrics {
    private static final Duration OLDEST = Duration.ofDays(1);

    private final Counter fresh;
    private final Counter duplicate;
    private final Counter unread;
    private final Timer lag;

    IngestMetrics(MeterRegistry registry) {
        this.fresh = counter(registry, "fresh");
        this.duplicate = counter(registry, "duplicate");
        this.unread = counter(registry, "unread");
        this.lag = Timer.builder("procos.memory.lag")
                .description("From an event to its place in the memory")
                .publishPercentiles(0.5, 0.95, 0.99)
                .register(registry);
    }

    void written(EventTables.Written written) {
        fresh.increment(written.fresh());
        duplicate.increment(written.duplicates());
    }

    void unread() {
        unread.increment();
    }

    /** Clocks of other machines may be ahead, or far behind. */
    void visible(Instant at) {
        Duration age = Duration.between(at, Instant.now());
        lag.record(age.isNegative() ? Duration.ZERO : age.compareTo(OLDEST) > 0 ? OLDEST : age);
    }

    private static Counter counter(MeterRegistry registry, String result) {
        return Counter.builder("procos.memory.events")
                .description("Events heard")
                .tag("result", result)
                .register(registry);
    }
}

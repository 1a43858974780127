package io.procos.kernel.supervise;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.procos.api.event.CloudEvent;
import io.procos.api.event.EngineEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** How long the engine's events take to get here: the exporter's lag, as a reader meets it. Thread-safe. */
@Component
final class EventLag {
    private final Timer timer;

    EventLag(MeterRegistry registry) {
        timer = Timer.builder("procos.exporter.lag")
                .description("From an event in the engine to its arrival in the kernel, the oldest of each batch")
                .register(registry);
    }

    /** Events stand in the order in which they happened. */
    void arrived(List<CloudEvent> batch) {
        batch.stream()
                .filter(event -> event.data() instanceof EngineEvent)
                .findFirst()
                .ifPresent(oldest -> timer.record(since(oldest.time())));
    }

    private static Duration since(Instant time) {
        Duration lag = Duration.between(time, Instant.now());
        return lag.isNegative() ? Duration.ZERO : lag;
    }
}

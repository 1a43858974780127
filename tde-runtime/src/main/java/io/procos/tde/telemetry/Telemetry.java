package io.procos.tde.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import org.jspecify.annotations.Nullable;

/**
 * Where a worker's spans and figures go. Thread-safe.
 *
 * @param tracer null when nobody collects spans, which then cost nothing
 */
public record Telemetry(@Nullable Tracer tracer, MeterRegistry meters) {

    /** To nowhere. */
    public static Telemetry none() {
        return new Telemetry(null, new CompositeMeterRegistry());
    }
}

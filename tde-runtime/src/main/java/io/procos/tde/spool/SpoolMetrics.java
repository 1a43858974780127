package io.procos.tde.spool;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;

/** How far the reader is behind; a bytes gauge near {@code procos.spool.capacity} means that jobs are about to pause. */
record SpoolMetrics(FileSpool spool, Shipper shipper) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("procos.spool.waiting.events", spool, FileSpool::waitingEvents)
                .description("Events that are kept and not yet shipped")
                .register(registry);
        Gauge.builder("procos.spool.waiting.bytes", spool, FileSpool::waitingBytes)
                .description("Bytes that are kept and not yet shipped")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("procos.spool.lag", shipper, one -> seconds(one.state().lag()))
                .description("How long events have been waiting to be shipped; 0 when none wait")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("procos.spool.quarantined.events", spool.quarantine(), Quarantine::size)
                .description("Events that could not be shipped and lie in the spool's quarantine")
                .register(registry);
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1e3;
    }
}

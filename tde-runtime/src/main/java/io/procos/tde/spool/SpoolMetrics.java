package io.procos.tde.spool;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** How far the reader is behind; a bytes gauge near {@code procos.spool.capacity} means that jobs are about to pause. */
record SpoolMetrics(FileSpool spool) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("procos.spool.waiting.events", spool, FileSpool::waitingEvents)
                .description("Events that are kept and not yet shipped")
                .register(registry);
        Gauge.builder("procos.spool.waiting.bytes", spool, FileSpool::waitingBytes)
                .description("Bytes that are kept and not yet shipped")
                .baseUnit("bytes")
                .register(registry);
    }
}

package io.procos.standalone.daemon;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.procos.engine.EmbeddedEngine;
import io.procos.engine.exporting.ExporterStatus;
import io.procos.engine.partition.PartitionHealth;

/** What the embedded engine says of itself; a cluster's brokers have figures of their own. */
record EngineMetrics(EmbeddedEngine engine) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("procos.engine.exporter.behind.records", engine, EngineMetrics::behind)
                .description("Records of the engine's log that an exporter has not told yet, of the slowest partition")
                .register(registry);
        Gauge.builder("procos.engine.log.bytes", engine, EngineMetrics::logBytes)
                .description("Size of the engine's log on disk")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("procos.engine.disk.free", engine, one -> one.health().diskFreeBytes())
                .description("Room left for the engine's data, -1 when unknown")
                .baseUnit("bytes")
                .register(registry);
    }

    private static double behind(EmbeddedEngine engine) {
        return engine.health().partitions().stream()
                .flatMap(partition -> partition.exporters().stream())
                .mapToLong(ExporterStatus::lag)
                .max()
                .orElse(0);
    }

    private static double logBytes(EmbeddedEngine engine) {
        return engine.health().partitions().stream()
                .mapToLong(PartitionHealth::logBytes)
                .sum();
    }
}

package io.procos.engine.exporting;

import io.camunda.zeebe.exporter.api.Exporter;
import java.util.Map;
import java.util.function.Supplier;

/**
 * An exporter that the engine feeds.
 *
 * @param id names its positions on disk: keep it over restarts; letters, digits, dash and underscore
 * @param exporter makes one instance for each partition
 * @param args what the exporter reads as its configuration
 */
public record ExporterSpec(String id, Supplier<? extends Exporter> exporter, Map<String, Object> args) {

    public ExporterSpec {
        if (!id.matches("[A-Za-z0-9_-]+")) {
            throw new IllegalArgumentException(
                    "exporter id '%s' names a file: use letters, digits, dash and underscore".formatted(id));
        }
        args = Map.copyOf(args);
    }

    public ExporterSpec(String id, Supplier<? extends Exporter> exporter) {
        this(id, exporter, Map.of());
    }
}

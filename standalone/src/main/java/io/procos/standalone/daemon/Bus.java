package io.procos.standalone.daemon;

import io.procos.engine.exporting.ExporterSpec;
import io.procos.exporter.ProcosExporter;
import io.procos.standalone.home.DataFolder;
import io.procos.standalone.kafka.LocalKafka;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How events travel: straight from one part to the next, or besides over a Kafka of our own, as in production.
 *
 * @param kafka null without one
 */
record Bus(@Nullable LocalKafka kafka, Path quarantine, BusSettings settings) implements AutoCloseable {

    private static final String SERVERS = "procos.bus.kafka.bootstrap-servers";

    /** Starts Kafka if it is wanted; its classes are loaded only then. */
    static Bus open(DataFolder data, BusSettings settings) {
        Path quarantine = data.spool().resolve("quarantine");
        Integer port = settings.kafkaPort();
        return new Bus(port == null ? null : start(data, port), quarantine, settings);
    }

    private static LocalKafka start(DataFolder data, int port) {
        try {
            LocalKafka kafka = LocalKafka.start(data.kafka(), port);
            // Where a user would have set it: all apps of this JVM read it there.
            System.setProperty(SERVERS, kafka.address());
            return kafka;
        } catch (IOException denied) {
            throw new CannotStart(
                    "Kafka cannot start on port " + port + ": " + denied.getMessage(),
                    "stop the program that has the port, or take any free one: procos up --kafka-port 0",
                    denied);
        }
    }

    /** What tells the engine's events to this JVM. */
    Map<String, Object> redaction() {
        return Map.of("redaction", settings.redaction());
    }

    /** What writes the engine's events to Kafka. */
    Optional<ExporterSpec> exporter() {
        return Optional.ofNullable(kafka)
                .map(broker -> new ExporterSpec(
                        "procos-kafka",
                        ProcosExporter::new,
                        Map.of(
                                "sink", "kafka",
                                "bootstrapServers", broker.address(),
                                "quarantine", quarantine.toString(),
                                "redaction", settings.redaction())));
    }

    @Override
    public void close() {
        if (kafka == null) {
            return;
        }
        System.clearProperty(SERVERS);
        kafka.close();
    }
}

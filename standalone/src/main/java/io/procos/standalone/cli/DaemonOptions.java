package io.procos.standalone.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the daemon listens, always on loopback. A port of 0 takes any free one. */
final class DaemonOptions {
    @Option(names = "--grpc-port", paramLabel = "PORT", description = "Engine, gRPC (default: 26500; 0: any free).")
    @Nullable Integer grpcPort;

    @Option(names = "--rest-port", paramLabel = "PORT", description = "Engine, REST (default: 8080; 0: any free).")
    @Nullable Integer restPort;

    @Option(names = "--api-port", paramLabel = "PORT", description = "Control API (default: 8480; 0: any free).")
    @Nullable Integer apiPort;

    @Option(names = "--smtp-port", paramLabel = "PORT", description = "Development mailbox (default: any free).")
    @Nullable Integer smtpPort;

    @Option(names = "--kafka", description = "Let events travel over a Kafka broker in the daemon, as in production.")
    boolean kafka;

    @Option(names = "--kafka-port", paramLabel = "PORT", description = "That broker (default: 9092; 0: any free).")
    @Nullable Integer kafkaPort;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Any other setting, for example --set procos.workers.mail.host=smtp.example.org.")
    List<String> settings = new ArrayList<>();

    /** As the daemon's JVM takes them. */
    List<String> asProperties() {
        List<String> properties = new ArrayList<>();
        add(properties, "procos.standalone.grpc-port", grpcPort);
        add(properties, "procos.standalone.rest-port", restPort);
        add(properties, "procos.standalone.api-port", apiPort);
        add(properties, "procos.standalone.smtp-port", smtpPort);
        add(properties, "procos.standalone.kafka-port", kafka && kafkaPort == null ? Integer.valueOf(9092) : kafkaPort);
        settings.forEach(setting -> properties.add("-D" + setting));
        return properties;
    }

    private static void add(List<String> properties, String key, @Nullable Integer value) {
        if (value != null) {
            properties.add("-D" + key + "=" + value);
        }
    }
}

package io.procos.exporter;

import io.procos.api.event.EventRecord;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The exporter's {@code args} for the sink {@code kafka}.
 *
 * @param bootstrapServers brokers, {@code host:port} with commas between
 * @param topic where events go; it must exist or the cluster must make topics by itself
 * @param quarantine a folder for events that the brokers refuse for ever, mostly because they are too large
 * @param properties further settings of Kafka's producer; acknowledgements and serializers are fixed
 */
record KafkaSettings(String bootstrapServers, String topic, Path quarantine, Map<String, String> properties) {

    private static final int DELIVERY_MILLIS = 30_000;

    static KafkaSettings of(Map<String, ?> args) {
        String servers = text(args, "bootstrapServers", "");
        if (servers.isBlank()) {
            throw new IllegalArgumentException(
                    "exporter argument 'bootstrapServers' is missing: the sink 'kafka' needs host:port of a broker");
        }
        Map<String, String> properties = new HashMap<>();
        if (args.get("properties") instanceof Map<?, ?> nested) flatten("", nested, properties);
        return new KafkaSettings(
                servers,
                text(args, "topic", EventRecord.TOPIC),
                Path.of(text(args, "quarantine", "procos-quarantine")),
                Map.copyOf(properties));
    }

    private static String text(Map<String, ?> args, String name, String preset) {
        Object value = args.get(name);
        return value == null ? preset : value.toString();
    }

    /** A configuration file makes {@code security.protocol} one map inside another. */
    private static void flatten(String prefix, Map<?, ?> nested, Map<String, String> properties) {
        nested.forEach((name, value) -> {
            if (value instanceof Map<?, ?> deeper) flatten(prefix + name + ".", deeper, properties);
            else properties.put(prefix + name, String.valueOf(value));
        });
    }

    /** All in-sync replicas have an event before it counts, and a repeated request writes it once. */
    Map<String, Object> producer() {
        Map<String, Object> all = new HashMap<>();
        all.put("request.timeout.ms", DELIVERY_MILLIS / 3);
        all.put("max.block.ms", DELIVERY_MILLIS / 3);
        all.put("linger.ms", 0);
        all.putAll(properties);
        all.put("delivery.timeout.ms", DELIVERY_MILLIS);
        all.put("bootstrap.servers", bootstrapServers);
        all.put("acks", "all");
        all.put("enable.idempotence", true);
        all.put("enable.metrics.push", false);
        return all;
    }

    /** A record's own text would show passwords among the properties. */
    @Override
    public String toString() {
        return "KafkaSettings[bootstrapServers=" + bootstrapServers + ", topic=" + topic + "]";
    }
}

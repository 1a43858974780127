package io.procos.standalone.daemon;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * How events travel; from system properties or the environment, before any context exists.
 *
 * @param kafkaPort {@code procos.standalone.kafka-port}: over a Kafka of our own at this port, 0 takes any free one; null:
 *     without Kafka
 * @param redaction {@code procos.redaction.*}: what is taken out of the engine's events, as of the workers'
 */
record BusSettings(@Nullable Integer kafkaPort, Map<String, Object> redaction) {

    static final String KAFKA_PORT = "procos.standalone.kafka-port";

    static BusSettings from(Environment environment) {
        Binder binder = Binder.get(environment);
        return new BusSettings(
                binder.bind(KAFKA_PORT, Bindable.of(Integer.class)).orElse(null),
                binder.bind("procos.redaction", Bindable.mapOf(String.class, Object.class))
                        .orElse(Map.of()));
    }
}

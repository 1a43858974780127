package io.procos.tde.bus;

import io.procos.api.event.EventRecord;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The Kafka cluster that carries events.
 *
 * @param bootstrapServers brokers, {@code host:port} with commas between; empty: events do not go over Kafka
 * @param topic where events go; it must exist (the memory makes it) or the cluster must make topics by itself
 * @param deliveryTimeout longest wait until the brokers have a batch; after that it comes again
 * @param properties further settings of Kafka's producer, such as {@code properties[security.protocol]}; acknowledgements
 *     and serializers are fixed
 */
@ConfigurationProperties("procos.bus.kafka")
record BusSettings(
        @DefaultValue("") String bootstrapServers,
        @DefaultValue(EventRecord.TOPIC) String topic,
        @DefaultValue("30s") Duration deliveryTimeout,
        @DefaultValue Map<String, String> properties) {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int LONGEST_BLOCK_MILLIS = 10_000;
    private static final int SHORTEST_REQUEST_MILLIS = 500;

    BusSettings {
        properties = Map.copyOf(properties);
        if (topic.isBlank()) throw new IllegalArgumentException("procos.bus.kafka.topic must name a topic");
        if (deliveryTimeout.toSeconds() < 1) {
            throw new IllegalArgumentException("procos.bus.kafka.delivery-timeout must be at least 1s");
        }
    }

    /** All in-sync replicas have an event before it counts, and a repeated request writes it once. */
    Map<String, Object> producer() {
        int delivery = Math.toIntExact(deliveryTimeout.toMillis());
        Map<String, Object> all = new HashMap<>();
        all.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.max(SHORTEST_REQUEST_MILLIS, delivery / 3));
        all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Math.min(delivery, LONGEST_BLOCK_MILLIS));
        all.putAll(properties);
        all.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, delivery);
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        all.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        all.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return all;
    }

    /** A record's own text would show passwords among the properties. */
    @Override
    public String toString() {
        return "BusSettings[bootstrapServers=" + bootstrapServers + ", topic=" + topic + "]";
    }
}

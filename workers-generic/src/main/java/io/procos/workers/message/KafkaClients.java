package io.procos.workers.message;

import io.procos.api.TaskError;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.stereotype.Component;

/** The settings of Kafka's clients. Keys and values are bytes everywhere: no client fails on what somebody wrote. Immutable. */
@Component
class KafkaClients {
    private static final int ROOM_FOR_KEY_AND_HEADERS = 100_000;
    private static final int MAX_BLOCK_MILLIS = 10_000;

    private final MessageSettings settings;

    KafkaClients(MessageSettings settings) {
        this.settings = settings;
    }

    boolean configured() {
        return !settings.bootstrapServers().isEmpty();
    }

    /** All in-sync replicas have a message before it counts, and a repeated request writes it once. */
    Map<String, Object> producer() {
        Map<String, Object> properties = usual();
        int delivery = Math.toIntExact(settings.deliveryTimeout().toMillis());
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, settings.linger().toMillis());
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, delivery);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.max(500, delivery / 3));
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Math.min(delivery, MAX_BLOCK_MILLIS));
        properties.put(
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                Math.toIntExact(settings.maxValueSize().toBytes()) + ROOM_FOR_KEY_AND_HEADERS);
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return properties;
    }

    /** Nothing is committed but by name. */
    Map<String, Object> consumer() {
        Map<String, Object> properties = usual();
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return properties;
    }

    KafkaConsumer<byte[], byte[]> newConsumer(Map<String, Object> special) throws TaskError.Permanent {
        Map<String, Object> properties = consumer();
        properties.putAll(special);
        try {
            return new KafkaConsumer<>(properties);
        } catch (KafkaException e) {
            throw wrong(e);
        }
    }

    static TaskError.Permanent wrong(KafkaException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return new TaskError.Permanent(
                "the Kafka client cannot start; correct " + MessageSettings.PREFIX
                        + ".bootstrap-servers and properties: " + cause.getMessage(),
                failure);
    }

    private Map<String, Object> usual() {
        Map<String, Object> properties = new HashMap<>(settings.properties());
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        return properties;
    }
}

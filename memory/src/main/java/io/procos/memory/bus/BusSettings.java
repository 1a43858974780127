package io.procos.memory.bus;

import io.procos.api.event.EventRecord;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The Kafka cluster that brings events.
 *
 * @param bootstrapServers brokers, {@code host:port} with commas between; empty: events do not come over Kafka
 * @param topic where events are
 * @param group the consumer group; several memories on one database share it
 * @param createTopic whether a missing topic is made, with the next three
 * @param partitions how many readers could ever share the work; events of one instance stay in order in any case
 * @param replication copies of each event; 0 leaves it to the brokers
 * @param retention how long the brokers keep events, so how long the memory may be away; 0 leaves it to the brokers
 * @param batch most events of one reading
 * @param properties further settings of Kafka's consumer, such as {@code properties[security.protocol]}
 */
@ConfigurationProperties("procos.bus.kafka")
record BusSettings(
        @DefaultValue("") String bootstrapServers,
        @DefaultValue(EventRecord.TOPIC) String topic,
        @DefaultValue("procos-memory") String group,
        @DefaultValue("true") boolean createTopic,
        @DefaultValue("6") int partitions,
        @DefaultValue("0") short replication,
        @DefaultValue("14d") Duration retention,
        @DefaultValue("1000") int batch,
        @DefaultValue Map<String, String> properties) {

    BusSettings {
        properties = Map.copyOf(properties);
        require(!topic.isBlank(), "topic must name a topic");
        require(!group.isBlank(), "group must name a consumer group");
        require(partitions > 0, "partitions must be at least 1");
        require(replication >= 0, "replication must be at least 1, or 0 to leave it to the brokers");
        require(!retention.isNegative(), "retention must not be negative");
        require(batch > 0, "batch must be at least 1");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) throw new IllegalArgumentException("procos.bus.kafka." + otherwise);
    }

    /** For every client of this cluster. */
    Map<String, Object> client() {
        Map<String, Object> all = new HashMap<>(properties);
        all.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return all;
    }

    /** A new group begins with the first event that is left, and nothing is committed but by the listener. */
    Map<String, Object> consumer() {
        Map<String, Object> all = client();
        all.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, batch);
        all.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        all.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return all;
    }

    /** A record's own text would show passwords among the properties. */
    @Override
    public String toString() {
        return "BusSettings[bootstrapServers=" + bootstrapServers + ", topic=" + topic + ", group=" + group + "]";
    }
}

package io.procos.workers.message;

import io.procos.api.TaskError;
import io.procos.workers.input.Fields;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a bounded number of records, each reading with a consumer of its own. Thread-safe. */
@Component
class MessageReader {
    private static final Duration METADATA = Duration.ofSeconds(10);

    private final KafkaClients clients;
    private final long maxBytes;

    MessageReader(KafkaClients clients, MessageSettings settings) {
        this.clients = clients;
        this.maxBytes = settings.maxReadSize().toBytes();
    }

    /**
     * What to read.
     *
     * @param partition null for all of them
     * @param group a consumer group that continues where it was and commits what is returned; null to read at {@code from}
     */
    record Wanted(
            String topic,
            @Nullable Integer partition,
            ReadPosition from,
            @Nullable String group,
            int limit,
            Duration timeout,
            Format format) {}

    /** @param next the offsets at which the next reading begins, by partition */
    record Result(List<ReceivedMessage> messages, Map<String, Long> next) {}

    Result read(Wanted wanted) throws TaskError, InterruptedException {
        if (!clients.configured()) {
            throw KafkaFailure.notConfigured();
        }
        try (Consumer<byte[], byte[]> consumer = clients.newConsumer(special(wanted))) {
            return wanted.group() == null ? at(consumer, wanted) : asGroup(consumer, wanted);
        } catch (KafkaException e) {
            throw KafkaFailure.of(wanted.topic(), e);
        }
    }

    private Result at(Consumer<byte[], byte[]> consumer, Wanted wanted) throws TaskError {
        List<TopicPartition> partitions = partitions(consumer, wanted);
        consumer.assign(partitions);
        wanted.from().seek(consumer, partitions);
        Reading reading = reading(consumer, wanted).collect(wanted.timeout());
        Map<String, Long> next = new TreeMap<>();
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata after = reading.next().get(partition);
            next.put(
                    String.valueOf(partition.partition()),
                    after == null ? consumer.position(partition, METADATA) : after.offset());
        }
        return new Result(reading.messages(), next);
    }

    private Result asGroup(Consumer<byte[], byte[]> consumer, Wanted wanted) {
        consumer.subscribe(List.of(wanted.topic()));
        Reading reading = reading(consumer, wanted).collect(wanted.timeout());
        consumer.commitSync(reading.next(), METADATA);
        Map<String, Long> next = new TreeMap<>();
        reading.next().forEach((partition, after) -> next.put(String.valueOf(partition.partition()), after.offset()));
        return new Result(reading.messages(), next);
    }

    private Reading reading(Consumer<byte[], byte[]> consumer, Wanted wanted) {
        return new Reading(consumer, wanted.format(), wanted.limit(), maxBytes);
    }

    private static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer, Wanted wanted) throws TaskError {
        List<PartitionInfo> known = consumer.partitionsFor(wanted.topic(), METADATA);
        if (known.isEmpty()) {
            throw new TaskError.Transient("topic " + wanted.topic() + " is not there", null);
        }
        List<TopicPartition> partitions = known.stream()
                .map(one -> new TopicPartition(one.topic(), one.partition()))
                .filter(one -> wanted.partition() == null || one.partition() == wanted.partition())
                .toList();
        if (partitions.isEmpty()) {
            throw Fields.invalid(
                    "partition", "the topic has partitions 0 to " + (known.size() - 1) + "; write one of them");
        }
        return partitions;
    }

    private static Map<String, Object> special(Wanted wanted) {
        Map<String, Object> fetch = Map.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, wanted.limit());
        if (wanted.group() == null) {
            return fetch;
        }
        return Map.of(
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                wanted.limit(),
                ConsumerConfig.GROUP_ID_CONFIG,
                wanted.group(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                wanted.from() instanceof ReadPosition.Latest ? "latest" : "earliest");
    }
}

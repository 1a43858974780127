package io.procos.workers.message;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Collects records until there are enough, they are too many bytes, the topic's end is reached, or time is up. One thread. */
final class Reading {
    private static final Duration STEP = Duration.ofMillis(200);
    private static final int RECORD_OVERHEAD = 300;

    private final Consumer<byte[], byte[]> consumer;
    private final Format format;
    private final int limit;
    private final long maxBytes;
    private final List<ReceivedMessage> messages = new ArrayList<>();
    private final Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
    private long bytes;
    private boolean full;

    Reading(Consumer<byte[], byte[]> consumer, Format format, int limit, long maxBytes) {
        this.consumer = consumer;
        this.format = format;
        this.limit = limit;
        this.maxBytes = maxBytes;
    }

    /** Waits at most {@code patience} for the first record, and for no other once the end that the topic has now is reached. */
    Reading collect(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!full && (messages.isEmpty() || !atEnd())) {
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            if (!left.isPositive()) {
                break;
            }
            take(consumer.poll(left.compareTo(STEP) < 0 ? left : STEP));
        }
        return this;
    }

    List<ReceivedMessage> messages() {
        return messages;
    }

    /** Where the next reading begins, for the partitions that gave records. */
    Map<TopicPartition, OffsetAndMetadata> next() {
        return next;
    }

    private boolean atEnd() {
        return consumer.assignment().stream()
                .allMatch(partition -> consumer.currentLag(partition).orElse(1) == 0);
    }

    private void take(ConsumerRecords<byte[], byte[]> records) {
        for (ConsumerRecord<byte[], byte[]> one : records) {
            long size = Math.max(0, one.serializedValueSize()) + Math.max(0, one.serializedKeySize()) + RECORD_OVERHEAD;
            full = full || messages.size() == limit || (bytes + size > maxBytes && !messages.isEmpty());
            if (full) {
                return;
            }
            messages.add(
                    size > maxBytes
                            ? ReceivedMessage.unreadable(
                                    one,
                                    "the value has more bytes than " + MessageSettings.PREFIX + ".max-read-size allows")
                            : ReceivedMessage.of(one, format));
            bytes += size > maxBytes ? RECORD_OVERHEAD : size;
            next.put(new TopicPartition(one.topic(), one.partition()), new OffsetAndMetadata(one.offset() + 1));
        }
        full = messages.size() == limit;
    }
}

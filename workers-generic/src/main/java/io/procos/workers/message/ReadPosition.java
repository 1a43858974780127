package io.procos.workers.message;

import io.procos.api.TaskError;
import io.procos.workers.input.Fields;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Where a reading begins, as a task says it. */
sealed interface ReadPosition {

    /** At the oldest record. */
    record Earliest() implements ReadPosition {}

    /** After the newest record. */
    record Latest() implements ReadPosition {}

    /** At the first record of this time or later. */
    record Time(Instant instant) implements ReadPosition {}

    /** At these offsets by partition; the oldest record of partitions that are not named. */
    record Offsets(Map<Integer, Long> byPartition) implements ReadPosition {}

    /** Reads what a task wrote: a word, a time, an offset, or the {@code next} of an earlier reading. */
    static ReadPosition parse(@Nullable Object from, @Nullable Integer partition) throws TaskError.Rejection {
        return switch (from) {
            case null -> new Earliest();
            case Number offset -> at(offset, partition);
            case Map<?, ?> offsets -> offsets(offsets);
            case String word when word.equals("earliest") -> new Earliest();
            case String word when word.equals("latest") -> new Latest();
            case String text when text.matches("\\d{1,18}") -> at(Long.parseLong(text), partition);
            case String time -> time(time);
            default -> throw wrong();
        };
    }

    /** Moves the consumer there. */
    default void seek(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        switch (this) {
            case Earliest() -> consumer.seekToBeginning(partitions);
            case Latest() -> consumer.seekToEnd(partitions);
            case Time(Instant instant) -> seek(consumer, partitions, instant);
            case Offsets(Map<Integer, Long> offsets) -> {
                consumer.seekToBeginning(partitions);
                for (TopicPartition partition : partitions) {
                    Long offset = offsets.get(partition.partition());
                    if (offset != null) {
                        consumer.seek(partition, offset);
                    }
                }
            }
        }
    }

    private static void seek(Consumer<?, ?> consumer, Collection<TopicPartition> partitions, Instant instant) {
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, instant.toEpochMilli()));
        consumer.seekToEnd(partitions);
        for (var found : consumer.offsetsForTimes(times).entrySet()) {
            OffsetAndTimestamp first = found.getValue();
            if (first != null) {
                consumer.seek(found.getKey(), first.offset());
            }
        }
    }

    private static ReadPosition at(Number offset, @Nullable Integer partition) throws TaskError.Rejection {
        if (partition == null) {
            throw Fields.invalid("from", "is an offset, which needs a partition; write it, or pass next of a reading");
        }
        return new Offsets(Map.of(partition, offset(offset)));
    }

    private static ReadPosition offsets(Map<?, ?> offsets) throws TaskError.Rejection {
        Map<Integer, Long> byPartition = new HashMap<>();
        for (var entry : offsets.entrySet()) {
            if (!String.valueOf(entry.getKey()).matches("\\d{1,9}") || !(entry.getValue() instanceof Number offset)) {
                throw wrong();
            }
            byPartition.put(Integer.valueOf(String.valueOf(entry.getKey())), offset(offset));
        }
        return new Offsets(byPartition);
    }

    private static long offset(Number offset) throws TaskError.Rejection {
        if (offset.longValue() < 0 || offset.doubleValue() != offset.longValue()) {
            throw wrong();
        }
        return offset.longValue();
    }

    private static ReadPosition time(String time) throws TaskError.Rejection {
        try {
            return new Time(Instant.parse(time));
        } catch (DateTimeParseException e) {
            throw wrong();
        }
    }

    private static TaskError.Rejection wrong() {
        return Fields.invalid(
                "from",
                "must be earliest, latest, a time such as 2026-03-31T12:00:00Z, an offset, or next of an earlier reading");
    }
}

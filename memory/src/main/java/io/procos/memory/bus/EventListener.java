package io.procos.memory.bus;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.BatchMessageListener;

/**
 * Hands the values of a reading on and returns when they are stored; only then do they count as read. What is no event is
 * for the one who stores them: nothing is sorted out here. Thread-safe.
 */
final class EventListener implements BatchMessageListener<byte[], byte[]> {

    private final Consumer<List<String>> store;
    private volatile @Nullable String trouble;

    EventListener(Consumer<List<String>> store) {
        this.store = store;
    }

    /** Why the last reading could not be stored; null when it was. */
    @Nullable String trouble() {
        return trouble;
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records) {
        try {
            store.accept(records.stream()
                    .map(ConsumerRecord::value)
                    .filter(Objects::nonNull)
                    .map(value -> new String(value, StandardCharsets.UTF_8))
                    .toList());
            trouble = null;
        } catch (RuntimeException e) {
            trouble = String.valueOf(e.getMessage());
            throw e;
        }
    }
}

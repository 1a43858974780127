package io.procos.workers.message;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record as a process sees it.
 *
 * @param timestamp ISO 8601
 * @param key as text; what is no UTF-8 in it is replaced
 * @param headers the last value of each name
 * @param value in the format that was asked for; null when the record has none, or with a problem
 * @param problem why the value could not be read; null when it was
 */
record ReceivedMessage(
        String topic,
        int partition,
        long offset,
        String timestamp,
        @Nullable String key,
        Map<String, String> headers,
        @Nullable Object value,
        @Nullable String problem) {

    static ReceivedMessage of(ConsumerRecord<byte[], byte[]> message, Format format) {
        try {
            return of(message, format.read(message.value()), null);
        } catch (IllegalArgumentException e) {
            return unreadable(message, String.valueOf(e.getMessage()));
        }
    }

    static ReceivedMessage unreadable(ConsumerRecord<byte[], byte[]> message, String problem) {
        return of(message, null, problem);
    }

    /** What an expression sees. */
    Map<String, @Nullable Object> asContext() {
        Map<String, @Nullable Object> context = new LinkedHashMap<>();
        context.put("topic", topic);
        context.put("partition", partition);
        context.put("offset", offset);
        context.put("timestamp", timestamp);
        context.put("key", key);
        context.put("headers", headers);
        context.put("value", value);
        return context;
    }

    private static ReceivedMessage of(
            ConsumerRecord<byte[], byte[]> message, @Nullable Object value, @Nullable String problem) {
        return new ReceivedMessage(
                message.topic(),
                message.partition(),
                message.offset(),
                Instant.ofEpochMilli(message.timestamp()).toString(),
                text(message.key()),
                headers(message),
                value,
                problem);
    }

    private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> message) {
        Map<String, String> headers = new LinkedHashMap<>();
        message.headers().forEach(header -> {
            String value = text(header.value());
            headers.put(header.key(), value == null ? "" : value);
        });
        return headers;
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
}

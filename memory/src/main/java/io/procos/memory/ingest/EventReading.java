package io.procos.memory.ingest;

import io.procos.api.Sha256;
import io.procos.api.event.CloudEvent;
import io.procos.api.event.CloudEventFields;
import io.procos.api.event.WorkerSeen;
import io.procos.memory.audit.CanonicalJson;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Makes what is written to the database of an event, or of a text that should be one: every text becomes something. */
final class EventReading {
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private EventReading() {}

    static HeardEvent of(CloudEvent event) {
        Object data = CloudEventFields.of(event).get("data");
        return new HeardEvent(
                event.id(),
                event.source(),
                event.type(),
                key(event.subject(), data),
                event.time(),
                event.traceparent(),
                CanonicalJson.of(data),
                !(event.data() instanceof WorkerSeen),
                null);
    }

    static HeardEvent ofJson(String json) {
        try {
            return ofFields(JSON.readValue(json, FIELDS));
        } catch (JacksonException notJson) {
            return ofText(json, "it is not JSON: " + notJson.getOriginalMessage());
        }
    }

    private static HeardEvent ofFields(@Nullable Map<String, Object> fields) {
        if (fields == null) return ofText("null", "it is not an event");
        try {
            return of(CloudEventFields.read(fields));
        } catch (IllegalArgumentException notUnderstood) {
            return unread(fields, String.valueOf(notUnderstood.getMessage()));
        }
    }

    /** An event of a later version, or a broken one; whatever it says of itself is kept. */
    private static HeardEvent unread(Map<String, Object> fields, String reason) {
        String whole = CanonicalJson.of(fields);
        Object data = fields.getOrDefault("data", fields);
        boolean named = fields.get("id") instanceof String && fields.get("source") instanceof String;
        return new HeardEvent(
                named ? text(fields, "id", "") : Sha256.hex(whole),
                named ? text(fields, "source", "") : "/unread",
                text(fields, "type", "unread"),
                key(fields.get("subject"), data),
                time(fields.get("time")),
                fields.get("traceparent") instanceof String trace ? trace : null,
                named && fields.get("type") instanceof String ? CanonicalJson.of(data) : whole,
                true,
                reason);
    }

    private static HeardEvent ofText(String text, String reason) {
        String data = CanonicalJson.of(Map.of("text", text));
        return new HeardEvent(Sha256.hex(text), "/unread", "unread", null, Instant.now(), null, data, true, reason);
    }

    private static String text(Map<String, Object> fields, String name, String otherwise) {
        return fields.get(name) instanceof String text ? text : otherwise;
    }

    private static Instant time(@Nullable Object time) {
        try {
            return Instant.parse(String.valueOf(time));
        } catch (DateTimeParseException unknown) {
            return Instant.now();
        }
    }

    private static @Nullable Long key(@Nullable Object subject, @Nullable Object data) {
        Long key = HeardEvent.key(subject);
        return key == null && data instanceof Map<?, ?> map ? HeardEvent.key(map.get("processInstanceKey")) : key;
    }
}

package io.procos.tde.spool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.procos.api.event.CloudEvent;
import io.procos.api.event.CloudEventFields;
import java.io.IOException;
import java.util.Map;

/** An event as the JSON that lies in the spool and travels over the bus. Thread-safe. */
public final class EventBytes {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private EventBytes() {}

    /** Throws {@link IllegalArgumentException} if the event holds what has no JSON form. */
    public static byte[] of(CloudEvent event) {
        byte[] direct = EventText.of(event);
        return direct == null ? general(event) : direct;
    }

    /** The bytes of any event, by way of its fields. */
    static byte[] general(CloudEvent event) {
        try {
            return JSON.writeValueAsBytes(CloudEventFields.of(event));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("event " + event.id() + " has no JSON form: " + e.getMessage(), e);
        }
    }

    /** Throws {@link IllegalArgumentException} if the bytes are no event that this version knows. */
    static CloudEvent read(byte[] bytes) {
        try {
            return CloudEventFields.read(JSON.readValue(bytes, FIELDS));
        } catch (IOException e) {
            throw new IllegalArgumentException("not an event: " + e.getMessage(), e);
        }
    }
}

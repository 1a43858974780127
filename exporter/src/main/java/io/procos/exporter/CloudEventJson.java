package io.procos.exporter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.procos.api.event.CloudEvent;
import io.procos.api.event.CloudEventFields;
import java.util.Map;

/** Events as JSON text, as {@link CloudEventFields} lays it out. Thread-safe. */
public final class CloudEventJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private CloudEventJson() {}

    /** The event in one line. */
    public static String write(CloudEvent event) {
        try {
            return JSON.writeValueAsString(CloudEventFields.of(event));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("event " + event.id() + " has no JSON form: " + e.getMessage(), e);
        }
    }

    /**
     * Reads an event back.
     *
     * @throws IllegalArgumentException if the text is no event that this version knows
     */
    public static CloudEvent read(String json) {
        try {
            return CloudEventFields.read(JSON.readValue(json, FIELDS));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not an event: " + e.getOriginalMessage(), e);
        }
    }
}

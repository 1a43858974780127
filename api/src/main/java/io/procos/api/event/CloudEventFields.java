package io.procos.api.event;

import java.util.Map;

/**
 * A {@link CloudEvent} as the maps, lists, texts and numbers of its JSON form, and back, so that every JSON library
 * writes and reads the same thing. Empty fields are left out; fields that this version does not know are ignored.
 * Thread-safe.
 */
public final class CloudEventFields {

    private CloudEventFields() {}

    /** The event's fields, in the order of its record components. */
    public static Map<String, Object> of(CloudEvent event) {
        return FieldWriter.fields(event);
    }

    /**
     * The event with these fields, its data read as the record that its {@code type} names.
     *
     * @throws IllegalArgumentException if the type is unknown, or a field is missing or of the wrong kind
     */
    public static CloudEvent read(Map<String, ?> fields) {
        if (!(fields.get("type") instanceof String type)) throw new IllegalArgumentException("event without a 'type'");
        return new FieldReader(EventTypes.named(type)).read(CloudEvent.class, fields);
    }
}

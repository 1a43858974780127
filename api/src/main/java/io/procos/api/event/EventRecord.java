package io.procos.api.event;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How an event travels over a bus of records, such as Kafka's: beside a value, which is the event's JSON (CloudEvents'
 * structured mode). One topic carries the events of engine and workers.
 *
 * @param key what is kept in order among itself: the process instance, or the source of an event that belongs to none
 * @param headers what a reader may want to know without reading the value
 */
public record EventRecord(String key, Map<String, String> headers) {

    /** The topic's usual name. */
    public static final String TOPIC = "procos.events";

    /** The header that holds {@link CloudEvent#id()}. */
    public static final String ID = "ce_id";

    /** The header that holds {@link CloudEvent#type()}. */
    public static final String TYPE = "ce_type";

    /** The header that holds {@link CloudEvent#traceparent()}, if there is one. */
    public static final String TRACEPARENT = "traceparent";

    private static final String CONTENT_TYPE = "content-type";
    private static final String STRUCTURED = "application/cloudevents+json; charset=UTF-8";

    public static EventRecord of(CloudEvent event) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(CONTENT_TYPE, STRUCTURED);
        headers.put(ID, event.id());
        headers.put(TYPE, event.type());
        if (event.traceparent() != null) headers.put(TRACEPARENT, event.traceparent());
        return new EventRecord(event.subject() == null ? event.source() : event.subject(), headers);
    }
}

package io.procos.api.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event in the shape of CloudEvents 1.0 (JSON event format, cloudevents.io). The id is deterministic: the same fact
 * told twice has the same id, so readers can ignore the second telling. Immutable and thread-safe.
 *
 * @param id unique with {@code source}; derived from what happened, never random
 * @param source who says so, for example {@code /engine/partition/1} or {@code /worker/generic-0}
 * @param type {@link EventData#type()} of {@code data}
 * @param subject what it is about: the process instance key where there is one
 * @param time when it happened
 * @param traceparent W3C trace context, if the run carries one
 * @param data the fact
 */
public record CloudEvent(
        String specversion,
        String id,
        String source,
        String type,
        @Nullable String subject,
        Instant time,
        String datacontenttype,
        @Nullable String traceparent,
        EventData data) {

    public static CloudEvent of(String id, String source, @Nullable String subject, Instant time, EventData data) {
        return of(id, source, subject, time, null, data);
    }

    public static CloudEvent of(
            String id,
            String source,
            @Nullable String subject,
            Instant time,
            @Nullable String traceparent,
            EventData data) {
        return new CloudEvent("1.0", id, source, data.type(), subject, time, "application/json", traceparent, data);
    }
}

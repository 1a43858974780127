package io.procos.memory.ingest;

import io.procos.memory.audit.CanonicalJson;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way into the database, every text already as Postgres can keep it.
 *
 * @param at to the microsecond, between the years 1 and 9999
 * @param json its data in canonical form
 * @param lasting false for a sign of life, which is noticed and not kept
 * @param unread why its data is kept without being understood; null when it is
 */
record HeardEvent(
        String eventId,
        String source,
        String type,
        @Nullable Long processInstanceKey,
        Instant at,
        @Nullable String traceparent,
        String json,
        boolean lasting,
        @Nullable String unread) {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    private static final Pattern KEY = Pattern.compile("[1-9]\\d{0,17}");
    private static final int LONGEST_NAME = 1_000;

    HeardEvent {
        eventId = name(eventId);
        source = name(source);
        type = name(type);
        traceparent = traceparent == null ? null : name(traceparent);
        at = at.isBefore(EARLIEST) ? EARLIEST : at.isAfter(LATEST) ? LATEST : at.truncatedTo(ChronoUnit.MICROS);
    }

    /** The same event, of which only the text is kept. */
    HeardEvent notUnderstood(String reason) {
        return new HeardEvent(
                eventId, source, type, processInstanceKey, at, traceparent, json, lasting, CanonicalJson.clean(reason));
    }

    /** The same event, whose data Postgres refuses in any other form. */
    HeardEvent asText() {
        String text = CanonicalJson.of(Map.of("text", json));
        return new HeardEvent(eventId, source, type, processInstanceKey, at, traceparent, text, lasting, unread);
    }

    record Identity(String source, String eventId) {}

    Identity identity() {
        return new Identity(source, eventId);
    }

    /** The key that a subject, or a field of that name, gives. */
    static @Nullable Long key(@Nullable Object subject) {
        return subject != null && KEY.matcher(subject.toString()).matches() ? Long.valueOf(subject.toString()) : null;
    }

    /** An index takes no longer ones. */
    private static String name(String text) {
        String clean = CanonicalJson.clean(text);
        return clean.length() <= LONGEST_NAME ? clean : clean.substring(0, LONGEST_NAME);
    }
}

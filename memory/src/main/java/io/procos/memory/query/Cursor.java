package io.procos.memory.query;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The place of the last row of a page in its order: a time and what tells rows of the same time apart. Rows that come or
 * go meanwhile shift nothing. Readers take it as it is.
 */
record Cursor(Instant time, String id) {

    static Cursor of(@Nullable Instant time, Object id) {
        return new Cursor(time == null ? Instant.EPOCH : time, String.valueOf(id));
    }

    String text() {
        String place = time.getEpochSecond() + "." + time.getNano() + " " + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    static Cursor parse(String text) {
        try {
            String place = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int space = place.indexOf(' ');
            int dot = place.indexOf('.');
            Instant time = Instant.ofEpochSecond(
                    Long.parseLong(place.substring(0, dot)), Long.parseLong(place.substring(dot + 1, space)));
            return new Cursor(time, place.substring(space + 1));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException foreign) {
            throw Refusal.field("cursor", "this is no cursor", "send the 'next' of the page before, as it is");
        }
    }

    long key() {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException ofAnotherList) {
            throw Refusal.field("cursor", "this cursor is of another list", "send the 'next' of the page before");
        }
    }
}

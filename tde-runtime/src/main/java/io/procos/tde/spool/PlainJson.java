package io.procos.tde.spool;

import org.jspecify.annotations.Nullable;

/** JSON objects of texts and whole numbers, none of whose texts needs an escape. For one thread and one event. */
final class PlainJson {

    private static final int USUAL_LENGTH = 640;

    private final StringBuilder json = new StringBuilder(USUAL_LENGTH);
    private boolean plain = true;
    private boolean first;

    PlainJson open() {
        json.append('{');
        first = true;
        return this;
    }

    PlainJson close() {
        json.append('}');
        return this;
    }

    /** Begins a field whose value follows. */
    PlainJson field(String name) {
        json.append(first ? "\"" : ",\"").append(name).append("\":");
        first = false;
        return this;
    }

    PlainJson field(String name, long value) {
        field(name);
        json.append(value);
        return this;
    }

    /** An empty field is left out. */
    PlainJson field(String name, @Nullable String value) {
        if (value == null) return this;
        plain = plain && isPlain(value);
        field(name);
        json.append('"').append(value).append('"');
        return this;
    }

    /** What was written; null when a text would have needed an escape. */
    @Nullable String text() {
        return plain ? json.toString() : null;
    }

    /** Only ASCII counts as plain: what stands beyond it is left to a writer that knows UTF-8's traps. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') return false;
        }
        return true;
    }
}

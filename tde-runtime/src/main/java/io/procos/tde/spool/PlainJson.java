package io.procos.tde.spool;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** JSON objects of texts and whole numbers, none of whose texts needs an escape. For one thread and one event. */
final class PlainJson {

    private static final int USUAL_LENGTH = 768;

    private byte[] json = new byte[USUAL_LENGTH];
    private int end;
    private boolean plain = true;
    private boolean first;

    PlainJson open() {
        put('{');
        first = true;
        return this;
    }

    PlainJson close() {
        put('}');
        return this;
    }

    /** Begins a field whose value follows. */
    PlainJson field(String name) {
        if (!first) put(',');
        first = false;
        quote(name);
        put(':');
        return this;
    }

    PlainJson field(String name, long value) {
        field(name);
        put(Long.toString(value));
        return this;
    }

    /** An empty field is left out. */
    PlainJson field(String name, @Nullable String value) {
        if (value == null) return this;
        field(name);
        quote(value);
        return this;
    }

    /** What was written; null when a text would have needed an escape. */
    byte @Nullable [] bytes() {
        return plain ? Arrays.copyOf(json, end) : null;
    }

    private void quote(String text) {
        put('"');
        put(text);
        put('"');
    }

    /** Only ASCII counts as plain: what stands beyond it is left to a writer that knows UTF-8's traps. */
    private void put(String text) {
        room(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') plain = false;
            json[end + i] = (byte) c;
        }
        end += text.length();
    }

    private void put(char ascii) {
        room(1);
        json[end++] = (byte) ascii;
    }

    private void room(int more) {
        if (end + more > json.length) json = Arrays.copyOf(json, 2 * (end + more));
    }
}

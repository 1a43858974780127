package io.procos.memory.ingest;

import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Rows in the text format of Postgres' COPY. */
final class CopyText {
    private static final HexFormat HEX = HexFormat.of();

    private final StringBuilder out = new StringBuilder(64 * 1024);
    private boolean inRow;

    CopyText add(@Nullable Long number) {
        return raw(number == null ? "\\N" : number.toString());
    }

    CopyText add(Instant at) {
        return raw(at.toString());
    }

    CopyText add(byte @Nullable [] bytes) {
        return raw(bytes == null ? "\\N" : "\\\\x" + HEX.formatHex(bytes));
    }

    CopyText add(@Nullable String text) {
        if (text == null) return raw("\\N");
        raw("");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(c);
            }
        }
        return this;
    }

    void endRow() {
        out.append('\n');
        inRow = false;
    }

    private CopyText raw(String field) {
        if (inRow) out.append('\t');
        inRow = true;
        out.append(field);
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}

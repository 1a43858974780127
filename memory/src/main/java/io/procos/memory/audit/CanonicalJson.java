package io.procos.memory.audit;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON text that is the same for the same content, before and after Postgres kept it as {@code jsonb}: names sorted,
 * numbers plain. What {@code jsonb} cannot keep is replaced by the mark for unreadable characters, so that no text ever
 * stops an event.
 */
public final class CanonicalJson {
    private static final JsonMapper READER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final char UNREADABLE = '\uFFFD';
    private static final int DEEPEST = 200;

    /** A number with more digits than this is kept as its text. */
    private static final int WIDEST = 400;

    private final StringBuilder out = new StringBuilder(256);

    private CanonicalJson() {}

    /** Of maps, lists, texts, numbers, truths and nulls. */
    public static String of(@Nullable Object value) {
        CanonicalJson json = new CanonicalJson();
        json.value(value, 0);
        return json.out.toString();
    }

    /** Of any JSON text; throws {@link IllegalArgumentException} if it is none. */
    static String ofText(String json) {
        try {
            return of(READER.readValue(json, Object.class));
        } catch (JacksonException none) {
            throw new IllegalArgumentException("not JSON: " + none.getOriginalMessage(), none);
        }
    }

    /** The text as Postgres can keep it. */
    public static String clean(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isBad(text, i)) return replaced(text);
        }
        return text;
    }

    private void value(@Nullable Object value, int depth) {
        switch (value) {
            case null -> out.append("null");
            case Map<?, ?> map when depth < DEEPEST -> object(map, depth + 1);
            case List<?> list when depth < DEEPEST -> array(list, depth + 1);
            case Boolean truth -> out.append(truth);
            case Integer number -> out.append(number.intValue());
            case Long number -> out.append(number.longValue());
            case Number number -> number(number.toString());
            default -> text(value.toString());
        }
    }

    private void object(Map<?, ?> map, int depth) {
        TreeMap<String, Object> sorted = new TreeMap<>();
        map.forEach((name, item) -> sorted.put(clean(String.valueOf(name)), item == null ? Null.NULL : item));
        char before = '{';
        for (Map.Entry<String, Object> entry : sorted.entrySet()) {
            out.append(before);
            text(entry.getKey());
            out.append(':');
            value(entry.getValue() == Null.NULL ? null : entry.getValue(), depth);
            before = ',';
        }
        out.append(sorted.isEmpty() ? "{}" : "}");
    }

    private enum Null {
        NULL
    }

    private void array(List<?> list, int depth) {
        out.append('[');
        for (int i = 0; i < list.size(); i++) {
            if (i > 0) out.append(',');
            value(list.get(i), depth);
        }
        out.append(']');
    }

    private void number(String text) {
        try {
            BigDecimal plain = new BigDecimal(text).stripTrailingZeros();
            boolean wide = Math.abs((long) plain.scale()) + plain.precision() > WIDEST;
            if (wide) text(text);
            else out.append(plain.signum() == 0 ? "0" : plain.toPlainString());
        } catch (NumberFormatException notANumber) {
            text(text);
        }
    }

    private void text(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isBad(text, i)) out.append(UNREADABLE);
            else if (c == '"' || c == '\\') out.append('\\').append(c);
            else if (c < ' ') out.append(String.format("\\u%04x", (int) c));
            else out.append(c);
        }
        out.append('"');
    }

    private static String replaced(String text) {
        StringBuilder clean = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            if (isBad(text, i)) clean.setCharAt(i, UNREADABLE);
        }
        return clean.toString();
    }

    private static boolean isBad(String text, int i) {
        char c = text.charAt(i);
        if (c == 0) return true;
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}

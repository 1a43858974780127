package io.procos.workers.message;

import io.procos.api.TaskError;
import io.procos.workers.input.Fields;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How a value is written in a record; processes write it in lower case. */
enum Format {
    JSON,
    TEXT,
    BASE64;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    byte[] write(Object value) throws TaskError.Rejection {
        return switch (this) {
            case JSON -> json(value);
            case TEXT -> Fields.whole("value", text(value)).getBytes(StandardCharsets.UTF_8);
            case BASE64 -> base64(text(value));
        };
    }

    /**
     * The value of a record; null for a record without one.
     *
     * @throws IllegalArgumentException when it is not in this format; the message says why without quoting it
     */
    @Nullable Object read(byte @Nullable [] value) {
        if (value == null) {
            return null;
        }
        return switch (this) {
            case JSON -> parsed(value);
            case TEXT -> utf8(value);
            case BASE64 -> Base64.getEncoder().encodeToString(value);
        };
    }

    private static byte[] json(Object value) throws TaskError.Rejection {
        try {
            // Through a text: the library would write half a surrogate pair as a question mark.
            return Fields.whole("value", MAPPER.writeValueAsString(value)).getBytes(StandardCharsets.UTF_8);
        } catch (JacksonException e) {
            throw Fields.invalid("value", "cannot be written as JSON: " + e.getOriginalMessage());
        }
    }

    private String text(Object value) throws TaskError.Rejection {
        if (value instanceof String text) {
            return text;
        }
        throw Fields.invalid("value", "must be a text when format is " + this);
    }

    private static byte[] base64(String text) throws TaskError.Rejection {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw Fields.invalid("value", "is not base64");
        }
    }

    private static @Nullable Object parsed(byte[] value) {
        try {
            return MAPPER.readValue(utf8(value), Object.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the value is no JSON", e);
        }
    }

    private static String utf8(byte[] value) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the value is no UTF-8", e);
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.procos.workers.input;

import io.procos.api.ErrorCode;
import io.procos.api.TaskError;
import org.jspecify.annotations.Nullable;

/**
 * Checks of input fields that a JSON Schema cannot make. Each refusal is a BPMN error {@link ErrorCode#INVALID_INPUT}
 * that names the field, the cause and the way out, and never repeats the value: it may be a secret. Stateless.
 */
public final class Fields {

    private Fields() {}

    /** The refusal of {@code field}; {@code why} says the cause and what to write instead. */
    public static TaskError.Rejection invalid(String field, String why) {
        return new TaskError.Rejection(ErrorCode.INVALID_INPUT, field + ": " + why);
    }

    /** {@code value}, if it is one line of at most {@code maxChars} characters without control characters. */
    public static String line(String field, String value, int maxChars) throws TaskError.Rejection {
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw invalid(field, "holds a line break or another control character; write one plain line");
        }
        return text(field, value, maxChars);
    }

    /** {@code value}, if it has at most {@code maxChars} characters and all are whole; line breaks are fine. */
    public static String text(String field, String value, int maxChars) throws TaskError.Rejection {
        if (value.length() > maxChars) {
            throw invalid(field, "has " + value.length() + " characters; at most " + maxChars + " are allowed");
        }
        return whole(field, value);
    }

    /** {@code value}, if it can be written in UTF-8: half a surrogate pair cannot, and would become another character. */
    public static String whole(String field, String value) throws TaskError.Rejection {
        if (value.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE)) {
            throw invalid(field, "holds half of a surrogate pair, which is no character; write it as valid Unicode");
        }
        return value;
    }

    /** {@code value}, if it is there and not blank. */
    public static String present(String field, @Nullable String value, String wayOut) throws TaskError.Rejection {
        if (value == null || value.isBlank()) {
            throw invalid(field, "is missing; " + wayOut);
        }
        return value;
    }
}

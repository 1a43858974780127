package io.procos.workers.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.procos.api.TaskError;
import io.procos.workers.input.Fields;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A process variable as the bytes of a request. */
record RequestBody(byte[] bytes, @Nullable String contentType) {
    private static final JsonMapper JSON = new JsonMapper();

    /** How the body is written; processes write it in lower case. */
    enum Type {
        JSON,
        TEXT,
        FORM,
        BINARY;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static RequestBody of(@Nullable Object body, @Nullable Type type, long maxBytes) throws TaskError.Rejection {
        if (body == null) {
            return new RequestBody(new byte[0], null);
        }
        RequestBody written = switch (type == null ? natural(body) : type) {
            case JSON -> new RequestBody(json(body), "application/json");
            case TEXT -> new RequestBody(utf8(string(body, "text")), "text/plain; charset=utf-8");
            case FORM -> new RequestBody(form(body), "application/x-www-form-urlencoded");
            case BINARY -> new RequestBody(binary(string(body, "binary")), "application/octet-stream");
        };
        if (written.bytes().length > maxBytes) {
            throw Fields.invalid(
                    "body",
                    "has " + written.bytes().length + " bytes; at most " + maxBytes
                            + " are allowed (procos.workers.http.max-request-size)");
        }
        return written;
    }

    private static Type natural(Object body) {
        return body instanceof String ? Type.TEXT : Type.JSON;
    }

    private static byte[] json(Object body) throws TaskError.Rejection {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw Fields.invalid("body", "cannot be written as JSON; use a string, number, list or context");
        }
    }

    private static byte[] form(Object body) throws TaskError.Rejection {
        if (!(body instanceof Map<?, ?> fields)) {
            throw Fields.invalid("body", "must be a context of names and values when bodyType is form");
        }
        return utf8(Query.encode("body", fields));
    }

    private static byte[] binary(String base64) throws TaskError.Rejection {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw Fields.invalid("body", "must be base64 when bodyType is binary");
        }
    }

    private static String string(Object body, String type) throws TaskError.Rejection {
        if (body instanceof String text) {
            return text;
        }
        throw Fields.invalid("body", "must be a string when bodyType is " + type);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

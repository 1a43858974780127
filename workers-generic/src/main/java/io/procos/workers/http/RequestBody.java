package io.procos.workers.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.procos.api.TaskError;
import io.procos.tde.objects.ObjectReference;
import io.procos.workers.input.Fields;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A process variable as what a request sends. */
record RequestBody(List<BodyPart> parts, @Nullable String contentType) {
    private static final JsonMapper JSON = new JsonMapper();

    /** How the body is written; processes write it in lower case. */
    enum Type {
        JSON,
        TEXT,
        FORM,
        MULTIPART,
        BINARY;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** {@code maxBytes} limits what comes from variables; objects of the store are as large as they are. */
    static RequestBody of(@Nullable Object body, @Nullable Type type, long maxBytes) throws TaskError.Rejection {
        if (body == null) {
            return new RequestBody(List.of(), null);
        }
        RequestBody written = switch (type == null ? natural(body) : type) {
            case JSON -> inMemory(json(body), "application/json");
            case TEXT -> inMemory(utf8(string(body, "text")), "text/plain; charset=utf-8");
            case FORM ->
                inMemory(utf8(Query.encode("body", context(body, "form"))), "application/x-www-form-urlencoded");
            case MULTIPART -> Multipart.of(context(body, "multipart"));
            case BINARY -> binary(body);
        };
        written.requireAtMost(maxBytes);
        return written;
    }

    private void requireAtMost(long maxBytes) throws TaskError.Rejection {
        long bytes = parts.stream()
                .filter(BodyPart.InMemory.class::isInstance)
                .mapToLong(BodyPart::bytes)
                .sum();
        if (bytes > maxBytes) {
            throw Fields.invalid(
                    "body",
                    "has " + bytes + " bytes; at most " + maxBytes
                            + " are allowed (procos.workers.http.max-request-size); send an object of the store instead");
        }
    }

    private static Type natural(Object body) {
        return body instanceof String ? Type.TEXT : Type.JSON;
    }

    private static RequestBody inMemory(byte[] bytes, String contentType) {
        return new RequestBody(bytes.length == 0 ? List.of() : List.of(new BodyPart.InMemory(bytes)), contentType);
    }

    private static byte[] json(Object body) throws TaskError.Rejection {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw Fields.invalid("body", "cannot be written as JSON; use a string, number, list or context");
        }
    }

    private static Map<?, ?> context(Object body, String type) throws TaskError.Rejection {
        if (body instanceof Map<?, ?> fields) {
            return fields;
        }
        throw Fields.invalid("body", "must be a context of names and values when bodyType is " + type);
    }

    private static RequestBody binary(Object body) throws TaskError.Rejection {
        ObjectReference stored = References.from(body);
        if (stored != null) {
            return new RequestBody(List.of(new BodyPart.Stored(stored)), stored.mediaType());
        }
        try {
            return inMemory(Base64.getDecoder().decode(string(body, "binary")), "application/octet-stream");
        } catch (IllegalArgumentException e) {
            throw Fields.invalid("body", "must be base64 or an object reference when bodyType is binary");
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

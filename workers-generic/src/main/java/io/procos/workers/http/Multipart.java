package io.procos.workers.http;

import io.procos.api.TaskError;
import io.procos.tde.objects.ObjectReference;
import io.procos.workers.input.Fields;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A context as {@code multipart/form-data} (RFC 7578). A value is a string, number or boolean; an object reference; a
 * file {@code {content, fileName?, contentType?}} whose content is text, or {@code {base64, …}}; or a list of those.
 */
final class Multipart {
    private static final String BINARY = "application/octet-stream";

    private final String boundary = "procos-" + UUID.randomUUID();
    private final List<BodyPart> parts = new ArrayList<>();
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

    private Multipart() {}

    static RequestBody of(Map<?, ?> fields) throws TaskError.Rejection {
        Multipart multipart = new Multipart();
        for (var field : fields.entrySet()) {
            List<?> values = field.getValue() instanceof List<?> list ? list : Query.singleOrNone(field.getValue());
            for (Object value : values) {
                multipart.add(String.valueOf(field.getKey()), value);
            }
        }
        return multipart.end();
    }

    private void add(String name, Object value) throws TaskError.Rejection {
        String field = "body." + name;
        ObjectReference stored = References.from(value);
        if (stored != null) {
            head(name, stored.name() == null ? "file" : stored.name(), stored.mediaType(), field);
            flush();
            parts.add(new BodyPart.Stored(stored));
        } else if (value instanceof Map<?, ?> file) {
            head(name, text(file, "fileName", "file", field), text(file, "contentType", BINARY, field), field);
            write(content(file, field));
        } else {
            head(name, null, null, field);
            write(Query.scalar(field, value).getBytes(StandardCharsets.UTF_8));
        }
        write("\r\n");
    }

    private void head(String name, @Nullable String fileName, @Nullable String type, String field)
            throws TaskError.Rejection {
        write("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + quoted(name) + "\"");
        if (fileName != null) {
            write("; filename=\"" + quoted(fileName) + "\"\r\nContent-Type: "
                    + Fields.line(field, type == null ? BINARY : type, 256));
        }
        write("\r\n\r\n");
    }

    private static byte[] content(Map<?, ?> file, String field) throws TaskError.Rejection {
        try {
            return file.containsKey("base64")
                    ? Base64.getDecoder().decode(text(file, "base64", "", field))
                    : text(file, "content", "", field).getBytes(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Fields.invalid(field + ".base64", "is not base64");
        }
    }

    private static String text(Map<?, ?> file, String key, String ifMissing, String field) throws TaskError.Rejection {
        Object value = file.get(key);
        if (value == null) {
            return ifMissing;
        }
        if (value instanceof String text) {
            return text;
        }
        throw Fields.invalid(field + "." + key, "must be a string");
    }

    /** As browsers write names (WHATWG): nothing can end the quotes or the line. */
    private static String quoted(String name) {
        return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }

    private RequestBody end() {
        write("--" + boundary + "--\r\n");
        flush();
        return new RequestBody(parts, "multipart/form-data; boundary=" + boundary);
    }

    private void flush() {
        parts.add(new BodyPart.InMemory(pending.toByteArray()));
        pending.reset();
    }

    private void write(String text) {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(byte[] bytes) {
        pending.writeBytes(bytes);
    }
}

package io.procos.workers.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.procos.api.TaskError;
import io.procos.workers.input.Fields;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a process variable becomes a file's bytes; processes write it in lower case. */
enum WriteFormat {
    TEXT,
    JSON,
    CSV,
    BASE64;

    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The format to write {@code content} in when the task names none. */
    static WriteFormat natural(Object content) {
        return content instanceof String ? TEXT : JSON;
    }

    byte[] bytes(Object content, @Nullable String delimiter) throws TaskError.Rejection {
        return switch (this) {
            case TEXT -> utf8(string(content));
            case JSON -> json(content);
            case CSV -> csv(content, Delimiter.of(delimiter));
            case BASE64 -> decoded(string(content));
        };
    }

    private String string(Object content) throws TaskError.Rejection {
        if (content instanceof String text) {
            return text;
        }
        throw Fields.invalid("content", "must be a string when format is " + this + "; use json for other values");
    }

    private static byte[] json(Object content) throws TaskError.Rejection {
        try {
            return utf8(PRETTY.writeValueAsString(content) + "\n");
        } catch (JsonProcessingException e) {
            throw Fields.invalid("content", "cannot be written as JSON; use a string, number, list or context");
        }
    }

    private static byte[] csv(Object content, char delimiter) throws TaskError.Rejection {
        try {
            return utf8(CsvContent.write(rows(content), delimiter));
        } catch (IOException e) {
            throw Fields.invalid(
                    "content", "has a row whose names or values differ in kind from the first row's; make them alike");
        }
    }

    private static List<Map<String, Object>> rows(Object content) throws TaskError.Rejection {
        List<Map<String, Object>> rows = new ArrayList<>();
        if (content instanceof List<?> list) {
            for (Object row : list) {
                rows.add(row(row));
            }
        }
        if (rows.isEmpty()) {
            throw Fields.invalid("content", "must be a list of at least one context when format is csv");
        }
        return rows;
    }

    private static Map<String, Object> row(@Nullable Object row) throws TaskError.Rejection {
        if (!(row instanceof Map<?, ?> cells)) {
            throw Fields.invalid("content", "must be a list of contexts when format is csv");
        }
        Map<String, Object> named = new LinkedHashMap<>();
        cells.forEach((name, cell) -> named.put(String.valueOf(name), cell));
        return named;
    }

    private static byte[] decoded(String base64) throws TaskError.Rejection {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw Fields.invalid("content", "must be base64 when format is base64");
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package io.procos.workers.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.procos.api.TaskError;
import io.procos.workers.input.Fields;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The bytes that a task brings along as a variable, within the cap. */
final class NewContent {
    private static final JsonMapper COMPACT = new JsonMapper();

    private NewContent() {}

    /** A whole file's: in the given format, or the one that is natural for the value. */
    static byte[] of(Object content, @Nullable WriteFormat format, @Nullable String delimiter, FileSettings settings)
            throws TaskError.Rejection {
        WriteFormat chosen = format == null ? WriteFormat.natural(content) : format;
        return capped(chosen.bytes(content, delimiter), settings);
    }

    /** What is put behind a file: a string as it is, any other value as JSON on one line. */
    static byte[] addition(Object content, boolean line, FileSettings settings) throws TaskError.Rejection {
        String text = content instanceof String string ? string : json(content);
        String ended = line && !text.endsWith("\n") ? text + "\n" : text;
        return capped(ended.getBytes(StandardCharsets.UTF_8), settings);
    }

    private static String json(Object content) throws TaskError.Rejection {
        try {
            return COMPACT.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw Fields.invalid("content", "cannot be written as JSON; use a string, number, list or context");
        }
    }

    private static byte[] capped(byte[] content, FileSettings settings) throws TaskError.Rejection {
        long most = settings.maxWriteSize().toBytes();
        if (content.length > most) {
            throw new TaskError.Rejection(
                    StoredFile.TOO_LARGE,
                    "content: has " + content.length + " bytes; at most " + most
                            + " are allowed (procos.workers.file.max-write-size)");
        }
        return content;
    }

    /** Refuses content whose hash is not the one that was asked for. */
    static void check(String actual, @Nullable String expected) throws TaskError.Rejection {
        if (expected != null && !expected.equalsIgnoreCase(actual)) {
            throw new TaskError.Rejection(
                    ParsedContent.INVALID,
                    "sha256: the content has the hash " + actual + ", not the one given; nothing was written");
        }
    }
}

package io.procos.workers.file;

import io.procos.api.TaskError;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/** A file's bytes as a value for the process. */
final class ParsedContent {
    /** The BPMN error code of content that is not what it should be. */
    static final String INVALID = "INVALID_CONTENT";

    private ParsedContent() {}

    /** @param origin how messages name what is parsed, for example {@code path: inbox:a.csv} */
    static @Nullable Object of(byte[] bytes, ReadFormat format, @Nullable String delimiter, String origin)
            throws TaskError.Rejection {
        char cells = Delimiter.of(delimiter);
        try {
            return format.parse(bytes, cells);
        } catch (IOException e) {
            throw new TaskError.Rejection(INVALID, origin + " is not valid " + format + ": " + cause(e), e);
        }
    }

    /** The parser's first line: where and why. What follows may quote the content. */
    private static String cause(IOException e) {
        if (e instanceof CharacterCodingException) {
            return "it is not UTF-8; read it as base64, or convert it";
        }
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }
}

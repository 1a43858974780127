package io.procos.workers.file;

import io.procos.api.TaskError;
import io.procos.workers.input.Fields;
import org.jspecify.annotations.Nullable;

/** The character between the cells of CSV. */
final class Delimiter {

    private Delimiter() {}

    static char of(@Nullable String delimiter) throws TaskError.Rejection {
        if (delimiter == null || delimiter.isEmpty()) {
            return ',';
        }
        if (delimiter.length() != 1 || "\"\r\n".contains(delimiter)) {
            throw Fields.invalid("delimiter", "must be one character and no quote or line end, for example ;");
        }
        return delimiter.charAt(0);
    }
}

package io.procos.tde.objects;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names an object by its content, so that it can be checked by whoever reads it. As a process variable it is a context
 * with these fields.
 *
 * @param object {@code sha256:} and the digest of the content in lower-case hex
 * @param bytes size of the content
 * @param mediaType for example {@code application/pdf}
 * @param name a file name to show to people, if there is one; never a path
 */
public record ObjectReference(
        String object,
        long bytes,
        String mediaType,
        @Nullable String name) {
    private static final Pattern OBJECT = Pattern.compile("sha256:[0-9a-f]{64}");

    public ObjectReference {
        if (!OBJECT.matcher(object).matches()) {
            throw new IllegalArgumentException(
                    "'%s' names no object: it is 'sha256:' and 64 hex digits".formatted(object));
        }
        if (bytes < 0) {
            throw new IllegalArgumentException("an object has no negative size: " + bytes);
        }
    }

    /** The digest in lower-case hex. */
    String digest() {
        return object.substring("sha256:".length());
    }
}

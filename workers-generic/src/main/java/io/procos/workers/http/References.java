package io.procos.workers.http;

import io.procos.tde.objects.ObjectReference;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Process variables that are references to stored objects. */
final class References {
    private References() {}

    /** The reference that a context is, or null when it is something else. */
    static @Nullable ObjectReference from(@Nullable Object value) {
        if (value instanceof Map<?, ?> fields
                && fields.get("object") instanceof String object
                && fields.get("bytes") instanceof Number bytes
                && fields.get("mediaType") instanceof String mediaType) {
            try {
                String name = fields.get("name") instanceof String text ? text : null;
                return new ObjectReference(object, bytes.longValue(), mediaType, name);
            } catch (IllegalArgumentException e) {
                return null;
            }
        }
        return null;
    }
}

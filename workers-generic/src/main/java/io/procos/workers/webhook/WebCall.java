package io.procos.workers.webhook;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call as it came in, nothing of it believed yet.
 *
 * @param headers by lower-case name
 */
record WebCall(Map<String, String> headers, Map<String, String> query, byte[] body) {

    @Nullable String header(@Nullable String name) {
        return name == null ? null : headers.get(name.toLowerCase(Locale.ROOT));
    }
}

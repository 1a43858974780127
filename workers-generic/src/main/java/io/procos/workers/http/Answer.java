package io.procos.workers.http;

import io.procos.api.TaskError;
import java.net.http.HttpHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An answer that a task may use.
 *
 * @param bytes what its body takes of the cap
 */
record Answer(int status, HttpHeaders headers, ReplyBody body, int bytes) {
    private static final Set<String> ALWAYS_SHOWN =
            Set.of("content-type", "etag", "last-modified", "link", "location", "retry-after", "x-request-id");

    static Answer of(HttpReply reply, String peer) throws TaskError.Rejection {
        return new Answer(reply.status(), reply.headers(), ReplyBody.of(reply, peer), reply.body().length);
    }

    /** What FEEL expressions see: all headers, by lower-case name. */
    Map<String, @Nullable Object> variables() {
        Map<String, String> all = new TreeMap<>();
        headers.map().forEach((name, values) -> all.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("status", status);
        variables.put("headers", all);
        variables.put("body", body.value());
        return variables;
    }

    /** The usual headers and those asked for, by lower-case name. */
    Map<String, String> shown(@Nullable List<String> asked) {
        Map<String, String> shown = new TreeMap<>();
        headers.map().forEach((name, values) -> {
            if (ALWAYS_SHOWN.contains(name.toLowerCase(Locale.ROOT))
                    || asked != null && asked.stream().anyMatch(name::equalsIgnoreCase)) {
                shown.put(name.toLowerCase(Locale.ROOT), String.join(", ", values));
            }
        });
        return shown;
    }
}

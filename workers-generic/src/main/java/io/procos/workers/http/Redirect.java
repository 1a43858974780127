package io.procos.workers.http;

import io.procos.api.TaskError;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The next hop after a 3xx answer, by RFC 9110 section 15.4, without handing credentials to another origin. */
final class Redirect {
    /** The BPMN error code of a redirect that is not followed. */
    static final String NOT_FOLLOWED = "HTTP_REDIRECT";

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<String> HARMLESS_HEADERS = Set.of("accept", "content-type");

    private Redirect() {}

    static boolean asks(HttpReply reply) {
        return REDIRECTS.contains(reply.status())
                && reply.headers().firstValue("location").isPresent();
    }

    static HttpCall next(HttpCall call, HttpReply reply) throws TaskError.Rejection {
        URI target = target(call, reply.headers().firstValue("location").orElseThrow());
        boolean asGet = reply.status() == 303 && !call.method().equals("HEAD")
                || reply.status() < 303 && call.method().equals("POST");
        boolean home = call.sameOrigin(target);
        return new HttpCall(
                asGet ? "GET" : call.method(),
                target,
                home ? call.headers() : harmless(call.headers()),
                asGet ? List.of() : call.body(),
                call.timeout(),
                call.redirects() - 1,
                call.maxResponseBytes(),
                call.store(),
                home ? call.certificate() : null);
    }

    private static URI target(HttpCall call, String location) throws TaskError.Rejection {
        URI target;
        try {
            target = call.uri().resolve(location);
        } catch (IllegalArgumentException e) {
            throw new TaskError.Rejection(
                    NOT_FOLLOWED, "url: " + call.peer() + " redirects to something that is no URL; ask its owner", e);
        }
        if (target.getHost() == null) {
            throw new TaskError.Rejection(
                    NOT_FOLLOWED, "url: " + call.peer() + " redirects to something without a host; ask its owner");
        }
        if (call.secure() && !"https".equalsIgnoreCase(target.getScheme())) {
            throw new TaskError.Rejection(
                    NOT_FOLLOWED,
                    "url: " + call.peer() + " redirects from https to plain http, which is never followed");
        }
        return target;
    }

    private static Map<String, String> harmless(Map<String, String> headers) {
        return headers.entrySet().stream()
                .filter(header -> HARMLESS_HEADERS.contains(header.getKey().toLowerCase(Locale.ROOT)))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}

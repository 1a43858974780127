package io.procos.workers.http;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP exchange as a task wants it.
 *
 * @param method an HTTP method in upper case
 * @param headers sent as they are; they stay behind when a redirect leaves the origin, but for {@code Accept} and
 *     {@code Content-Type}
 * @param body in order; empty for none
 * @param timeout for the whole exchange, redirects and response body included
 * @param redirects how many to follow; each hop is checked like the first
 * @param maxResponseBytes what a body in memory may have; the exchange fails at the first byte more
 * @param store when a response body goes to the object store
 * @param certificate the SSL bundle to identify with; it stays behind when a redirect leaves the origin
 */
public record HttpCall(
        String method,
        URI uri,
        Map<String, String> headers,
        List<BodyPart> body,
        Duration timeout,
        int redirects,
        long maxResponseBytes,
        StoreResponse store,
        @Nullable String certificate) {

    /** A call with a body from memory whose answer stays in memory. */
    public HttpCall(
            String method,
            URI uri,
            Map<String, String> headers,
            byte[] body,
            Duration timeout,
            int redirects,
            long maxResponseBytes) {
        this(
                method,
                uri,
                headers,
                body.length == 0 ? List.of() : List.of(new BodyPart.InMemory(body)),
                timeout,
                redirects,
                maxResponseBytes,
                StoreResponse.NEVER,
                null);
    }

    /** The same with one more header. */
    HttpCall with(String header, String value) {
        Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(header, value);
        return new HttpCall(method, uri, more, body, timeout, redirects, maxResponseBytes, store, certificate);
    }

    /** The same to another place, for an answer of at most that many bytes in memory. */
    HttpCall to(URI target, long bytes) {
        return new HttpCall(method, target, headers, body, timeout, redirects, bytes, store, certificate);
    }

    /** The address without path and query, which may hold secrets: for messages and logs. */
    String peer() {
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() == -1 ? "" : ":" + uri.getPort());
    }

    /** True when both end at the same scheme, host and port. */
    boolean sameOrigin(URI other) {
        return scheme(uri).equals(scheme(other))
                && uri.getHost().equalsIgnoreCase(other.getHost())
                && NetworkGuard.portOf(uri) == NetworkGuard.portOf(other);
    }

    boolean secure() {
        return scheme(uri).equals("https");
    }

    /** True when a second exchange cannot do anything twice. */
    boolean repeatable() {
        return method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
    }

    private static String scheme(URI uri) {
        return uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    }
}

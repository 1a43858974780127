package io.procos.workers.http;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * One HTTP exchange as a task wants it.
 *
 * @param method an HTTP method in upper case
 * @param headers sent as they are; they stay behind when a redirect leaves the origin, but for {@code Accept} and
 *     {@code Content-Type}
 * @param body empty for none
 * @param timeout for the whole exchange, redirects and response body included
 * @param redirects how many to follow; each hop is checked like the first
 * @param maxResponseBytes the exchange fails at the first byte more
 */
public record HttpCall(
        String method,
        URI uri,
        Map<String, String> headers,
        byte[] body,
        Duration timeout,
        int redirects,
        long maxResponseBytes) {

    /** The address without path and query, which may hold secrets: for messages and logs. */
    String peer() {
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() == -1 ? "" : ":" + uri.getPort());
    }
}

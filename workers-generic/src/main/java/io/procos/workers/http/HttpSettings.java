package io.procos.workers.http;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of everything that speaks HTTP for a task.
 *
 * @param allowHosts hosts that may be called: {@code api.example.org}, {@code localhost:8089} (that port only),
 *     {@code *.example.org} (all below), {@code *} (all); empty means all. A host named exactly may have a private
 *     address; a wildcard never grants that.
 * @param allowPrivate also call hosts with loopback and private addresses; link-local and cloud metadata addresses stay
 *     refused unless named exactly in {@code allowHosts}
 * @param connectTimeout longest wait for a connection
 * @param requestTimeout longest time from the first byte sent to the last byte received, redirects included; a task may
 *     ask for less
 * @param maxRequestSize largest request body
 * @param maxResponseSize largest response body; a task may ask for less
 * @param maxRedirects most redirects a task may ask to follow
 * @param maxRetryAfter longest backoff that a server's {@code Retry-After} can set
 */
@ConfigurationProperties("procos.workers.http")
record HttpSettings(
        @DefaultValue Set<String> allowHosts,
        @DefaultValue("false") boolean allowPrivate,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("60s") Duration requestTimeout,
        @DefaultValue("1MB") DataSize maxRequestSize,
        @DefaultValue("1MB") DataSize maxResponseSize,
        @DefaultValue("5") int maxRedirects,
        @DefaultValue("10m") Duration maxRetryAfter) {

    HttpSettings {
        allowHosts = Set.copyOf(allowHosts);
        require(connectTimeout.isPositive(), "connect-timeout must be longer than zero, for example 5s");
        require(requestTimeout.isPositive(), "request-timeout must be longer than zero, for example 60s");
        require(maxRequestSize.toBytes() > 0, "max-request-size must be more than zero, for example 1MB");
        require(
                maxResponseSize.toBytes() > 0 && maxResponseSize.toBytes() < Integer.MAX_VALUE,
                "max-response-size must be more than zero and less than 2GB, for example 1MB");
        require(maxRedirects >= 0, "max-redirects must not be negative; 0 forbids redirects");
        require(!maxRetryAfter.isNegative(), "max-retry-after must not be negative");
    }

    private static void require(boolean holds, String why) {
        if (!holds) {
            throw new IllegalArgumentException("procos.workers.http." + why);
        }
    }
}

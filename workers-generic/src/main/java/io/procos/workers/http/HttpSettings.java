package io.procos.workers.http;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
 * @param maxConnections most connections to one host at a time; further calls wait for one
 * @param maxIdle how long an unused connection is kept
 * @param maxRequestSize largest request body that comes from variables; objects of the store may be larger
 * @param maxResponseSize largest response body that becomes a variable, all pages together
 * @param maxStoredSize largest response body that goes to the object store
 * @param maxHeaderSize largest head of a response
 * @param maxRedirects most redirects a task may ask to follow
 * @param maxPages most pages a task may ask to follow
 * @param maxRetryAfter longest backoff that a server's {@code Retry-After} can set
 * @param clientCertificates names of SSL bundles ({@code spring.ssl.bundle.*}) that tasks may identify themselves with
 * @param trust an SSL bundle whose trust store says which servers are trusted; the JVM's own when unset
 * @param proxy a forward proxy
 */
@ConfigurationProperties("procos.workers.http")
record HttpSettings(
        @DefaultValue Set<String> allowHosts,
        @DefaultValue("false") boolean allowPrivate,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("60s") Duration requestTimeout,
        @DefaultValue("128") int maxConnections,
        @DefaultValue("30s") Duration maxIdle,
        @DefaultValue("1MB") DataSize maxRequestSize,
        @DefaultValue("1MB") DataSize maxResponseSize,
        @DefaultValue("1GB") DataSize maxStoredSize,
        @DefaultValue("64KB") DataSize maxHeaderSize,
        @DefaultValue("5") int maxRedirects,
        @DefaultValue("100") int maxPages,
        @DefaultValue("10m") Duration maxRetryAfter,
        @DefaultValue Set<String> clientCertificates,
        @Nullable String trust,
        @DefaultValue ProxySettings proxy) {

    HttpSettings {
        allowHosts = Set.copyOf(allowHosts);
        clientCertificates = Set.copyOf(clientCertificates);
        require(connectTimeout.isPositive(), "connect-timeout must be longer than zero, for example 5s");
        require(requestTimeout.isPositive(), "request-timeout must be longer than zero, for example 60s");
        require(maxConnections > 0, "max-connections must be at least 1");
        require(maxIdle.isPositive(), "max-idle must be longer than zero, for example 30s");
        require(maxRequestSize.toBytes() > 0, "max-request-size must be more than zero, for example 1MB");
        requireBelow2Gb(maxResponseSize, "max-response-size");
        requireBelow2Gb(maxHeaderSize, "max-header-size");
        require(maxStoredSize.toBytes() > 0, "max-stored-size must be more than zero, for example 1GB");
        require(maxRedirects >= 0, "max-redirects must not be negative; 0 forbids redirects");
        require(maxPages > 0, "max-pages must be at least 1; 1 forbids paging");
        require(!maxRetryAfter.isNegative(), "max-retry-after must not be negative");
    }

    private static void requireBelow2Gb(DataSize size, String name) {
        require(
                size.toBytes() > 0 && size.toBytes() < Integer.MAX_VALUE,
                name + " must be more than zero and less than 2GB, for example 1MB");
    }

    private static void require(boolean holds, String why) {
        if (!holds) {
            throw new IllegalArgumentException("procos.workers.http." + why);
        }
    }
}

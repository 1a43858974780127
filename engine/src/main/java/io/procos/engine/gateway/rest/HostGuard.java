package io.procos.engine.gateway.rest;

import io.netty.util.NetUtil;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps web pages out. A page that a browser shows can reach this port, so a call is taken only when its Host header is
 * an address, {@code localhost} or a configured name (a rebound DNS name is none of these), and when it does not come
 * from another origin.
 */
final class HostGuard {

    private final Set<String> names;

    HostGuard(Set<String> names) {
        this.names = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    /** Why the call is refused; empty when it may pass. */
    Optional<String> objection(@Nullable String host, @Nullable String origin, @Nullable String fetchSite) {
        if (host == null || !isOurs(nameOf(host))) {
            return Optional.of(
                    "Host '" + host
                            + "' is not a name of this engine; call it by its address or add the name to procos.engine.allowed-hosts");
        }
        if ("cross-site".equals(fetchSite) || origin != null && !isSameOrigin(origin, host)) {
            return Optional.of("Calls from another origin (" + origin + ") are refused");
        }
        return Optional.empty();
    }

    private boolean isOurs(String name) {
        return name.equals("localhost")
                || NetUtil.isValidIpV4Address(name)
                || NetUtil.isValidIpV6Address(name)
                || names.contains(name);
    }

    private static boolean isSameOrigin(String origin, String host) {
        try {
            return host.equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Without the port, and without the brackets of an IPv6 address. */
    private static String nameOf(String host) {
        String name = host.startsWith("[")
                ? host.substring(1, Math.max(1, host.indexOf(']')))
                : host.contains(":") ? host.substring(0, host.indexOf(':')) : host;
        return name.toLowerCase(Locale.ROOT);
    }
}

package io.procos.workers.http;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A forward proxy that all calls go through by {@code CONNECT}. A host is judged before the proxy hears of it, and the
 * proxy is given the judged address; only hosts named exactly in {@code allow-hosts} reach it by name.
 *
 * @param host of the proxy; without it calls go straight
 * @param port of the proxy
 * @param username when the proxy wants a login
 * @param password for it
 * @param direct hosts that are called without it, written as in {@code allow-hosts}
 */
record ProxySettings(
        @Nullable String host,
        @DefaultValue("3128") int port,
        @Nullable String username,
        @Nullable String password,
        @DefaultValue Set<String> direct) {

    ProxySettings {
        direct = Set.copyOf(direct);
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("procos.workers.http.proxy.port must be from 1 to 65535, usually 3128");
        }
    }

    /** Whether a call goes through the proxy. */
    boolean covers(String target, int targetPort) {
        return host != null && directRules().stream().noneMatch(rule -> rule.covers(target, targetPort));
    }

    private List<HostRule> directRules() {
        return direct.stream()
                .map(entry -> HostRule.parse(entry.toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return host == null ? "none" : host + ":" + port;
    }
}

package io.procos.workers.http;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One entry of the allow list: an exact host, {@code *.suffix} or {@code *}, each with an optional port. */
record HostRule(String host, int port) {
    private static final int ANY_PORT = -1;
    private static final Pattern ENTRY =
            Pattern.compile("(?<host>\\[[0-9a-f:.]+]|\\*|(\\*\\.)?[^:*\\s/\\[\\]]+)(:(?<port>\\d{1,5}))?");

    static HostRule parse(String entry) {
        Matcher match = ENTRY.matcher(entry.strip().toLowerCase(Locale.ROOT));
        if (!match.matches()) {
            throw new IllegalArgumentException("procos.workers.http.allow-hosts: '" + entry
                    + "' is no host; write api.example.org, *.example.org, localhost:8089, [::1] or *");
        }
        String port = match.group("port");
        return new HostRule(canonical(match.group("host")), port == null ? ANY_PORT : Integer.parseInt(port));
    }

    /** Only an exact rule can vouch for a private address: who owns a wildcard's names may point them anywhere. */
    boolean exact() {
        return !host.startsWith("*");
    }

    boolean covers(String name, int toPort) {
        return coversHost(canonical(name)) && (port == ANY_PORT || port == toPort);
    }

    private boolean coversHost(String name) {
        if (exact()) {
            return host.equals(name);
        }
        return host.equals("*") || name.length() >= host.length() && name.endsWith(host.substring(1));
    }

    /** Lower case and without the root's dot, so that one host has one spelling. */
    private static String canonical(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}

package io.procos.workers.http;

import io.procos.api.TaskError;
import io.procos.workers.input.Fields;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Decides whether a task may call a URL: its host must be allowed, and no address that it connects to may belong to the
 * operator's own network. Asked for every hop of a redirect and for every connection. Thread-safe.
 */
@Component
class NetworkGuard {
    /** The BPMN error code of every refusal. */
    static final String REFUSED = "HTTP_HOST_NOT_ALLOWED";

    private final List<HostRule> rules;
    private final boolean allowPrivate;

    NetworkGuard(HttpSettings settings) {
        this.rules = settings.allowHosts().stream().map(HostRule::parse).toList();
        this.allowPrivate = settings.allowPrivate();
    }

    /**
     * Lets {@code uri} pass by what it says, or says why not. Its addresses are judged when they are connected to.
     *
     * @throws TaskError.Rejection when it is no web address, or its host is not allowed
     */
    void admit(URI uri) throws TaskError.Rejection {
        requireWebAddress(uri);
        if (!rules.isEmpty() && rules.stream().noneMatch(rule -> rule.covers(uri.getHost(), portOf(uri)))) {
            throw refusal(uri.getHost(), "is not in the allow list; add it to procos.workers.http.allow-hosts");
        }
    }

    /**
     * Looks up {@code host} and judges what it finds. Connect to these addresses and to no others: a second look-up may
     * give another answer (DNS rebinding).
     *
     * @throws TaskError.Rejection when one of its addresses may not be called
     * @throws TaskError.Transient when the name does not resolve
     */
    List<InetAddress> addresses(String host, int port) throws TaskError {
        List<InetAddress> addresses = lookUp(host);
        if (!vouchesFor(host, port)) {
            for (InetAddress address : addresses) {
                judge(host, address);
            }
        }
        return addresses;
    }

    /** Whether the operator named exactly this host, and so answers for whatever address it has. */
    boolean vouchesFor(String host, int port) {
        return rules.stream().anyMatch(rule -> rule.exact() && rule.covers(host, port));
    }

    /** The port that {@code uri} means. */
    static int portOf(URI uri) {
        if (uri.getPort() != -1) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }

    private void judge(String host, InetAddress address) throws TaskError.Rejection {
        switch (AddressClass.of(address)) {
            case PUBLIC -> {}
            case PRIVATE -> {
                if (!allowPrivate) {
                    throw refusal(
                            host,
                            "has a private address; name it in procos.workers.http.allow-hosts"
                                    + " or set procos.workers.http.allow-private=true");
                }
            }
            case FORBIDDEN ->
                throw refusal(
                        host,
                        "has a link-local, metadata or reserved address;"
                                + " only an exact entry in procos.workers.http.allow-hosts permits that");
        }
    }

    private static void requireWebAddress(URI uri) throws TaskError.Rejection {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw Fields.invalid("url", "must start with http:// or https://");
        }
        if (uri.getHost() == null || uri.getHost().isEmpty()) {
            throw Fields.invalid("url", "has no valid host name; write it like https://api.example.org/path");
        }
        if (uri.getRawUserInfo() != null) {
            throw Fields.invalid("url", "holds a user name or password; use the authentication fields");
        }
    }

    private static List<InetAddress> lookUp(String host) throws TaskError.Transient {
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            throw new TaskError.Transient("url: the host " + host + " does not resolve; check its spelling or DNS", e);
        }
    }

    private static TaskError.Rejection refusal(String host, String why) {
        return new TaskError.Rejection(REFUSED, "url: the host " + host + " " + why);
    }
}

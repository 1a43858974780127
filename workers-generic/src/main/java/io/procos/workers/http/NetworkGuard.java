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
 * Decides whether a task may call a URL: its host must be allowed and no address it resolves to may belong to the
 * operator's own network. Asked for every hop of a redirect. Thread-safe.
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
     * Lets {@code uri} pass, or says why not. Until the pass is closed, its host resolves to judged addresses only.
     *
     * @throws TaskError.Transient when the name does not resolve
     */
    Pass check(URI uri) throws TaskError {
        requireWebAddress(uri);
        List<HostRule> matching =
                rules.stream().filter(rule -> rule.covers(uri)).toList();
        if (!rules.isEmpty() && matching.isEmpty()) {
            throw refusal(uri, "is not in the allow list; add it to procos.workers.http.allow-hosts");
        }
        boolean vouchedFor = matching.stream().anyMatch(HostRule::exact);
        Pass pass = new Pass(uri.getHost(), resolve(uri, vouchedFor));
        try {
            // Once more with the pin in place: the JVM's cache may have taken up a newer answer in between.
            resolve(uri, vouchedFor);
            return pass;
        } catch (TaskError e) {
            pass.close();
            throw e;
        }
    }

    /** A judged host; to be closed when the exchange is over. */
    record Pass(String host) implements AutoCloseable {
        private Pass(String host, List<InetAddress> addresses) {
            this(host);
            PinnedNames.ofThisJvm().pin(host, addresses);
        }

        @Override
        public void close() {
            PinnedNames.ofThisJvm().unpin(host);
        }
    }

    private List<InetAddress> resolve(URI uri, boolean vouchedFor) throws TaskError {
        List<InetAddress> addresses = lookUp(uri.getHost());
        if (!vouchedFor) {
            for (InetAddress address : addresses) {
                judge(uri, address);
            }
        }
        return addresses;
    }

    private void judge(URI uri, InetAddress address) throws TaskError.Rejection {
        switch (AddressClass.of(address)) {
            case PUBLIC -> {}
            case PRIVATE -> {
                if (!allowPrivate) {
                    throw refusal(
                            uri,
                            "has a private address; name it in procos.workers.http.allow-hosts"
                                    + " or set procos.workers.http.allow-private=true");
                }
            }
            case FORBIDDEN ->
                throw refusal(
                        uri,
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

    private static TaskError.Rejection refusal(URI uri, String why) {
        return new TaskError.Rejection(REFUSED, "url: the host " + uri.getHost() + " " + why);
    }
}

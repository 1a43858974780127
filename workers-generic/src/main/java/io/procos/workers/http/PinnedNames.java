package io.procos.workers.http;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Names that resolve to the addresses the {@link NetworkGuard} judged, for as long as a call is under way. Without
 * this, a name could show the guard a public address and the connection a private one (DNS rebinding). Thread-safe.
 */
final class PinnedNames {
    private static final PinnedNames OF_THIS_JVM = new PinnedNames();

    private record Pin(List<InetAddress> addresses, int holders) {}

    private final Map<String, Pin> pins = new ConcurrentHashMap<>();

    /** The pins that this JVM's resolver obeys, if {@link PinningResolverProvider} is on its class path. */
    static PinnedNames ofThisJvm() {
        return OF_THIS_JVM;
    }

    void pin(String name, List<InetAddress> addresses) {
        pins.merge(key(name), new Pin(addresses, 1), (held, added) -> new Pin(added.addresses(), held.holders() + 1));
    }

    void unpin(String name) {
        pins.computeIfPresent(
                key(name), (host, pin) -> pin.holders() == 1 ? null : new Pin(pin.addresses(), pin.holders() - 1));
    }

    @Nullable List<InetAddress> addresses(String name) {
        Pin pin = pins.get(key(name));
        return pin == null ? null : pin.addresses();
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}

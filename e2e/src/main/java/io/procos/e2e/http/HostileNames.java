package io.procos.e2e.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A name server of an attacker, as the JVM's own resolver. Names below {@code rebind.test} have an address of nobody at
 * the odd look-ups and loopback at the even ones, or the other way round; others mix them. Every other name is as ever.
 */
public final class HostileNames extends InetAddressResolverProvider {
    /** In the global unicast range, and allocated to nobody. */
    private static final String NOBODY = "3000:0:0:0:0:0:0:1";

    private static final Map<String, AtomicInteger> LOOK_UPS = new ConcurrentHashMap<>();

    /** The server that the worker may call, on loopback. */
    static final String EVIL = "evil.test";

    @Override
    public InetAddressResolver get(Configuration configuration) {
        return new Resolver(configuration.builtinResolver());
    }

    @Override
    public String name() {
        return "hostile-names";
    }

    /** How often a name was asked for. */
    static int lookUps(String name) {
        AtomicInteger count = LOOK_UPS.get(name);
        return count == null ? 0 : count.get();
    }

    private record Resolver(InetAddressResolver builtin) implements InetAddressResolver {

        @Override
        public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
            if (!host.endsWith(".test")) {
                return builtin.lookupByName(host, policy);
            }
            int count =
                    LOOK_UPS.computeIfAbsent(host, name -> new AtomicInteger()).incrementAndGet();
            return Stream.of(answer(host, count).split(" ")).map(Resolver::literal);
        }

        private static String answer(String host, int count) throws UnknownHostException {
            String kind = host.replaceAll("\\d*\\.(rebind\\.)?test$", "");
            return switch (kind) {
                case "evil", "private" -> "127.0.0.1";
                case "six" -> "0:0:0:0:0:0:0:1";
                case "mapped" -> "0:0:0:0:0:ffff:7f00:1";
                case "unspecified" -> "0.0.0.0";
                case "metadata" -> "169.254.169.254";
                case "mixed" -> NOBODY + " 127.0.0.1";
                case "mixed-first" -> "127.0.0.1 " + NOBODY;
                case "turn" -> count % 2 == 1 ? NOBODY : "127.0.0.1";
                case "turn-back" -> count % 2 == 0 ? NOBODY : "127.0.0.1";
                case "third" -> count % 3 == 0 ? "127.0.0.1" : NOBODY;
                default -> throw new UnknownHostException(host);
            };
        }

        private static InetAddress literal(String address) {
            return InetAddress.ofLiteral(address);
        }

        @Override
        public String lookupByAddress(byte[] address) throws UnknownHostException {
            return builtin.lookupByAddress(address);
        }
    }
}

package io.procos.workers.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes the JVM's resolver obey {@link PinnedNames}; every other name resolves as ever. The JDK finds it by its service
 * file on the class path and creates it once.
 */
public final class PinningResolverProvider extends InetAddressResolverProvider {

    @Override
    public InetAddressResolver get(Configuration configuration) {
        return new Resolver(PinnedNames.ofThisJvm(), configuration.builtinResolver());
    }

    @Override
    public String name() {
        return "procos-pinned-names";
    }

    record Resolver(PinnedNames pins, InetAddressResolver builtin) implements InetAddressResolver {
        @Override
        public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
            List<InetAddress> pinned = pins.addresses(host);
            return pinned == null ? builtin.lookupByName(host, policy) : pinned.stream();
        }

        @Override
        public String lookupByAddress(byte[] address) throws UnknownHostException {
            return builtin.lookupByAddress(address);
        }
    }
}

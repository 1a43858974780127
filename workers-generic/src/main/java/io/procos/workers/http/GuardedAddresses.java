package io.procos.workers.http;

import io.netty.resolver.AbstractAddressResolver;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import io.procos.api.TaskError;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;

/**
 * The only way from a name, or a literal, to an address that the client connects to: look up once, judge, connect to what
 * was judged. So no answer of a name server can come between the judgement and the connection, however the program is
 * packaged. Thread-safe.
 */
final class GuardedAddresses extends AddressResolverGroup<InetSocketAddress> {
    private final NetworkGuard guard;
    private final Executor lookUps;
    private final boolean throughProxy;

    /**
     * @param lookUps may block: the JVM's resolver does
     * @param throughProxy leave names that the operator vouches for to the proxy, which may be the only one to know them
     */
    GuardedAddresses(NetworkGuard guard, Executor lookUps, boolean throughProxy) {
        this.guard = guard;
        this.lookUps = lookUps;
        this.throughProxy = throughProxy;
    }

    @Override
    protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
        return new Judging(executor);
    }

    private List<InetSocketAddress> judged(InetSocketAddress asked) throws TaskError {
        String host = asked.getHostString();
        if (throughProxy && guard.vouchesFor(host, asked.getPort())) {
            return List.of(InetSocketAddress.createUnresolved(host, asked.getPort()));
        }
        return guard.addresses(host, asked.getPort()).stream()
                .map(address -> new InetSocketAddress(address, asked.getPort()))
                .toList();
    }

    private final class Judging extends AbstractAddressResolver<InetSocketAddress> {
        Judging(EventExecutor executor) {
            super(executor, InetSocketAddress.class);
        }

        /** Never, so that literals are judged as well. */
        @Override
        protected boolean doIsResolved(InetSocketAddress address) {
            return false;
        }

        @Override
        protected void doResolve(InetSocketAddress asked, Promise<InetSocketAddress> promise) {
            lookUps.execute(() -> answer(promise, () -> judged(asked).getFirst()));
        }

        @Override
        protected void doResolveAll(InetSocketAddress asked, Promise<List<InetSocketAddress>> promise) {
            lookUps.execute(() -> answer(promise, () -> judged(asked)));
        }
    }

    /** Whatever happens, the one who waits to connect hears of it. */
    private static <T> void answer(Promise<T> promise, Callable<T> lookUp) {
        try {
            promise.trySuccess(lookUp.call());
        } catch (Throwable e) {
            promise.tryFailure(e);
        }
    }
}

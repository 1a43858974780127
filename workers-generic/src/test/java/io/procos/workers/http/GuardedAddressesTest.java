package io.procos.workers.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.DefaultEventLoop;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedAddressesTest {
    private final DefaultEventLoop loop = new DefaultEventLoop();

    @AfterEach
    void close() {
        loop.shutdownGracefully();
    }

    private GuardedAddresses addresses(boolean throughProxy, String... allowed) {
        return new GuardedAddresses(
                new NetworkGuard(HttpFixture.settings(Map.of(), allowed)), Runnable::run, throughProxy);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "localhost", "10.0.0.1"})
    void judgesResolvedAddressesAsWell(String host) throws Exception {
        var resolver = addresses(false).getResolver(loop);
        var resolved = new InetSocketAddress(host, 80);

        assertThat(resolver.isResolved(resolved)).isFalse();
        assertThat(resolver.resolve(resolved).await().cause()).hasMessageContaining("has a private address");
        assertThat(resolver.resolveAll(resolved).await().cause()).hasMessageContaining("has a private address");
    }

    @Test
    void givesTheJudgedAddressesWithoutLookingUpAgain() throws Exception {
        var resolver = addresses(false, "localhost").getResolver(loop);

        var found = resolver.resolveAll(InetSocketAddress.createUnresolved("localhost", 81))
                .await()
                .getNow();

        assertThat(found).isNotEmpty().allSatisfy(address -> {
            assertThat(address.isUnresolved()).isFalse();
            assertThat(address.getPort()).isEqualTo(81);
        });
    }
}

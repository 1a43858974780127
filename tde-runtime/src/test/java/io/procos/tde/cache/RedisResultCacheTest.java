package io.procos.tde.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisResultCacheTest extends ResultCacheContract {
    private static final Duration PATIENCE = Duration.ofMillis(500);

    @TempDir
    private Path folder;

    private RedisServer server;
    private ResultCache cache;

    @BeforeEach
    void connect() throws IOException {
        server = RedisServer.startIn(folder);
        cache = new RedisResultCache(server.address(), PATIENCE);
    }

    @AfterEach
    void close() {
        if (server != null) {
            cache.close();
            server.close();
        }
    }

    @Override
    ResultCache cache() {
        return cache;
    }

    @Test
    void sharesResultsWithOtherWorkers() {
        cache.keep("orders/17", "{}", Duration.ofMinutes(1));

        try (ResultCache other = new RedisResultCache(server.address(), PATIENCE)) {
            assertThat(other.find("orders/17")).hasValue("{}");
        }
    }

    @Test
    void missesWhileRedisIsAwayAndComesBackWithIt() throws Exception {
        cache.keep("orders/17", "{}", Duration.ofMinutes(1));
        server.kill();

        assertThat(cache.find("orders/17")).isEmpty();
        assertThat(cache.state().reachable()).isFalse();
        assertThat(cache.state().details().get("trouble").toString()).isNotBlank();

        server.start();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(cache.state().reachable()).isTrue());
        cache.keep("orders/17", "again", Duration.ofMinutes(1));
        assertThat(cache.find("orders/17")).hasValue("again");
    }

    @Test
    void waitsForSilentRedisOnlyOnce() throws Exception {
        cache.keep("orders/17", "{}", Duration.ofMinutes(1));
        server.freeze();

        long before = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            assertThat(cache.find("orders/17")).isEmpty();
        }

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(PATIENCE.multipliedBy(4));
    }

    @Test
    void startsWithoutRedis() throws Exception {
        server.kill();

        try (ResultCache early = new RedisResultCache(server.address(), PATIENCE)) {
            early.keep("orders/17", "{}", Duration.ofMinutes(1));

            assertThat(early.find("orders/17")).isEmpty();
        }
    }
}

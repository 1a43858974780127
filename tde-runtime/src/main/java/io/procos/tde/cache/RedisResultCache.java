package io.procos.tde.cache;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SetArgs;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Results in Redis, shared by all workers that use it. A Redis that does not answer costs one timeout a second at most;
 * in between every result is missed at once. Thread-safe.
 */
public final class RedisResultCache implements ResultCache {
    private static final Logger LOG = LoggerFactory.getLogger(RedisResultCache.class);
    private static final String PREFIX = "procos:result:";
    private static final Duration COME_AGAIN = Duration.ofSeconds(1);
    private static final String NO_TROUBLE = "";

    private final RedisClient client;
    private final String place;
    private @Nullable StatefulRedisConnection<String, String> connection;
    private volatile long awayUntil = System.nanoTime();
    private volatile String trouble = NO_TROUBLE;

    /**
     * Does not connect yet: a worker starts without its Redis.
     *
     * @param address {@code redis://user:password@host:port/database}, or {@code rediss:} for TLS
     * @param patience longest wait for a connection, and for an answer
     * @throws IllegalArgumentException when the address is none
     */
    public RedisResultCache(String address, Duration patience) {
        RedisURI uri = RedisURI.create(address);
        uri.setTimeout(patience);
        place = uri.getHost() + ":" + uri.getPort();
        client = RedisClient.create(uri);
        // Reconnecting is ours: the client's own watchdog waits longer and longer.
        client.setOptions(ClientOptions.builder()
                .autoReconnect(false)
                .timeoutOptions(TimeoutOptions.enabled(patience))
                .socketOptions(SocketOptions.builder().connectTimeout(patience).build())
                .build());
    }

    @Override
    public Optional<String> find(String key) {
        return ask(redis -> redis.get(PREFIX + key));
    }

    @Override
    public void keep(String key, String result, Duration timeToLive) {
        ask(redis -> redis.set(PREFIX + key, result, SetArgs.Builder.px(timeToLive)));
    }

    @Override
    public CacheState state() {
        boolean reachable = ask(RedisCommands::ping).isPresent();
        return new CacheState(reachable, Map.of("store", "redis", "address", place, "trouble", trouble));
    }

    @Override
    public void close() {
        client.shutdown(0, 1, TimeUnit.SECONDS);
    }

    private <T> Optional<T> ask(Function<RedisCommands<String, String>, @Nullable T> question) {
        if (away()) {
            return Optional.empty();
        }
        try {
            Optional<T> answer = Optional.ofNullable(question.apply(connected().sync()));
            isBack();
            return answer;
        } catch (RedisException e) {
            isAway(e);
            return Optional.empty();
        }
    }

    private boolean away() {
        return awayUntil - System.nanoTime() > 0;
    }

    /** Only one caller tries; those who waited for it see what became of it. */
    private synchronized StatefulRedisConnection<String, String> connected() {
        if (connection == null || !connection.isOpen()) {
            if (away()) {
                throw new RedisException(trouble);
            }
            connection = client.connect();
        }
        return connection;
    }

    private void isBack() {
        if (!trouble.equals(NO_TROUBLE)) {
            trouble = NO_TROUBLE;
            LOG.info("Redis at {} answers again", place);
        }
    }

    private void isAway(RedisException e) {
        if (trouble.equals(NO_TROUBLE)) {
            LOG.warn("Redis at {} does not answer, so results are not reused: {}", place, e.getMessage());
        }
        trouble = String.valueOf(e.getMessage());
        awayUntil = System.nanoTime() + COME_AGAIN.toNanos();
    }
}

package io.procos.tde.spring;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where results are kept that an element lets be reused.
 *
 * @param store {@code memory} of this worker, or {@code redis}, which workers share
 * @param memory what keys and results may weigh in memory
 * @param redis {@code redis://user:password@host:port/database}, or {@code rediss:} for TLS
 * @param patience longest wait for Redis; after that the task is done
 */
@ConfigurationProperties("procos.cache")
record CacheSettings(
        @DefaultValue("memory") Store store,
        @DefaultValue("64MB") DataSize memory,
        @DefaultValue("redis://127.0.0.1:6379") String redis,
        @DefaultValue("200ms") Duration patience) {

    enum Store {
        MEMORY,
        REDIS
    }

    CacheSettings {
        require(memory.toBytes() > 0, "procos.cache.memory must be more than 0");
        require(patience.toMillis() > 0, "procos.cache.patience must be at least 1ms");
        require(
                redis.startsWith("redis://") || redis.startsWith("rediss://"),
                "procos.cache.redis must begin with redis:// or rediss://");
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    /** The address may hold a password. */
    @Override
    public String toString() {
        return "CacheSettings[store=" + store + "]";
    }
}

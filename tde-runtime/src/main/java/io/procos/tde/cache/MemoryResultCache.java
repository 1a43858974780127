package io.procos.tde.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.util.unit.DataSize;

/** Results in the memory of this process, bounded by what they weigh. Thread-safe. */
public final class MemoryResultCache implements ResultCache {
    private static final int BYTES_OF_CHARACTER = 2;

    private final Cache<String, Kept> results;
    private final DataSize most;

    private record Kept(String result, Duration timeToLive) {}

    /**
     * @param most what all keys and results together may weigh; those used least make room
     */
    public MemoryResultCache(DataSize most) {
        this.most = most;
        results = Caffeine.newBuilder()
                .maximumWeight(most.toBytes())
                .weigher(MemoryResultCache::weight)
                .expireAfter(Expiry.creating((String key, Kept kept) -> kept.timeToLive()))
                .build();
    }

    @Override
    public Optional<String> find(String key) {
        return Optional.ofNullable(results.getIfPresent(key)).map(Kept::result);
    }

    /** An entry takes the time to live it was created with, so an older one goes first. */
    @Override
    public void keep(String key, String result, Duration timeToLive) {
        results.invalidate(key);
        results.put(key, new Kept(result, timeToLive));
    }

    @Override
    public CacheState state() {
        return new CacheState(
                true, Map.of("store", "memory", "results", results.estimatedSize(), "most", most.toString()));
    }

    @Override
    public void close() {
        results.invalidateAll();
    }

    private static int weight(String key, Kept kept) {
        return BYTES_OF_CHARACTER * (key.length() + kept.result().length());
    }
}

package io.procos.tde.cache;

import java.time.Duration;
import java.util.Optional;

/**
 * Keeps results for a while. It may forget any of them at any time, and one out of reach forgets them all: it never
 * throws, a task is then simply done. Implementations are thread-safe and pass {@code ResultCacheContract}.
 */
public interface ResultCache extends AutoCloseable {

    /** What was kept under the key, unless its time is over. */
    Optional<String> find(String key);

    /** Keeps the result, in place of an older one. */
    void keep(String key, String result, Duration timeToLive);

    /** How the cache is now; may ask it, and then takes as long as its answer. */
    CacheState state();

    @Override
    void close();
}

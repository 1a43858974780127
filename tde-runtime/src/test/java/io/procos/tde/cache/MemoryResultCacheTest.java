package io.procos.tde.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class MemoryResultCacheTest extends ResultCacheContract {
    private static final int KB = 512;

    private final ResultCache cache = new MemoryResultCache(DataSize.ofKilobytes(64));

    @Override
    ResultCache cache() {
        return cache;
    }

    @Test
    void holdsNoMoreThanItMay() {
        IntStream.range(0, 200).forEach(i -> cache.keep("key" + i, "x".repeat(KB), Duration.ofMinutes(1)));

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(IntStream.range(0, 200)
                                .filter(i -> cache.find("key" + i).isPresent()))
                        .hasSizeBetween(1, 64));
    }
}

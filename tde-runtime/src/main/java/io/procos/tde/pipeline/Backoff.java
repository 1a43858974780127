package io.procos.tde.pipeline;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.procos.tde.run.TaskRun;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long a failed job waits when the adapter did not say: doubles with every failure, up to a cap, less up to a
 * quarter so that jobs which failed together do not come back together. Thread-safe.
 */
public final class Backoff {
    private static final int MOST_DOUBLINGS = 20;
    private static final int USUAL_RETRIES = 3;
    private static final int REMEMBERED_JOBS = 10_000;

    private final Duration first;
    private final Duration most;

    /** The engine tells how many retries are left, not how many there were: the most seen of a job stand for that. */
    private final Cache<Long, Integer> mostRetries =
            Caffeine.newBuilder().maximumSize(REMEMBERED_JOBS).build();

    /**
     * @param first after the first failure
     * @param most the cap
     */
    public Backoff(Duration first, Duration most) {
        this.first = first;
        this.most = most;
    }

    /** A second at first, five minutes at most. */
    public static Backoff usual() {
        return new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5));
    }

    Duration after(TaskRun run) {
        int left = run.job().retries();
        int before = mostRetries.asMap().merge(run.job().key(), Math.max(left, USUAL_RETRIES), Math::max);
        return afterFailures(before - left);
    }

    Duration afterFailures(int failuresBefore) {
        long doubled = first.toMillis() << Math.min(failuresBefore, MOST_DOUBLINGS);
        long millis = Math.min(doubled, most.toMillis());
        return Duration.ofMillis(millis - ThreadLocalRandom.current().nextLong(millis / 4 + 1));
    }
}

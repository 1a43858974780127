package io.procos.tde.pipeline;

import io.procos.tde.run.TaskRun;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long a failed job waits when the adapter did not say: doubles with every try, up to a cap, less up to a quarter so
 * that jobs which failed together do not come back together.
 *
 * @param first after the first failure
 * @param most the cap
 */
public record Backoff(Duration first, Duration most) {
    private static final int MOST_DOUBLINGS = 20;

    /** A second at first, five minutes at most. */
    public static final Backoff DEFAULT = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5));

    /**
     * The engine does not tell how many retries a job had at first, so its tries are counted from the header
     * {@code retries}, from the usual three when there is none.
     */
    Duration after(TaskRun run) {
        return afterFailures(Math.max(0, initialRetries(run) - run.job().retries()));
    }

    Duration afterFailures(int failuresBefore) {
        long doubled = first.toMillis() << Math.min(failuresBefore, MOST_DOUBLINGS);
        long millis = Math.min(doubled, most.toMillis());
        return Duration.ofMillis(millis - ThreadLocalRandom.current().nextLong(millis / 4 + 1));
    }

    private static int initialRetries(TaskRun run) {
        try {
            return Integer.parseInt(run.job().headers().getOrDefault("retries", "3"));
        } catch (NumberFormatException e) {
            return 3;
        }
    }
}

package io.procos.memory.retention;

import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls {@link Retention} again and again, in a thread of its own. What fails is tried in the next round. */
final class RetentionRounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionRounds.class);

    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("procos-retention").factory());
    private final Retention retention;

    private RetentionRounds(Retention retention) {
        this.retention = retention;
    }

    static RetentionRounds start(Retention retention) {
        RetentionRounds rounds = new RetentionRounds(retention);
        long every = retention.every().toMillis();
        if (every > 0) rounds.scheduler.scheduleWithFixedDelay(rounds::round, every, every, TimeUnit.MILLISECONDS);
        return rounds;
    }

    private void round() {
        try {
            retention.run(Instant.now());
        } catch (RuntimeException failed) {
            LOG.warn("Old content stays for another round: {}", failed.getMessage());
        }
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}

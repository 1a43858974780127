package io.procos.bench;

import io.procos.api.event.CloudEvent;
import io.procos.e2e.load.Latencies;
import io.procos.memory.ingest.Ingestion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells finished tasks at a steady rate, whether or not they are taken as fast, and looks again and again how old the
 * newest one is that can be asked for.
 */
final class OfferedTasks {
    private static final int TICK_MILLIS = 50;
    private static final int LOOK_MILLIS = 20;

    private final Ingestion memory;
    private final JdbcClient database;
    private final BlockingQueue<List<CloudEvent>> offered = new LinkedBlockingQueue<>();
    private long nextInstance;

    OfferedTasks(Ingestion memory, DataSource database, long firstInstance) {
        this.memory = memory;
        this.database = JdbcClient.create(database);
        this.nextInstance = firstInstance;
    }

    /** How old the newest visible end of an instance was, at each look. */
    Latencies run(int tasksASecond, int seconds) throws InterruptedException {
        Thread taker = Thread.ofPlatform().start(this::take);
        Thread teller = Thread.ofPlatform().start(() -> tell(tasksASecond, seconds));
        long first = nextInstance;
        List<Long> nanos = new ArrayList<>();
        while (teller.isAlive()) {
            Duration age = age(first);
            if (age != null) nanos.add(age.toNanos());
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        offered.add(List.of());
        taker.join();
        return new Latencies(nanos.stream().mapToLong(Long::longValue).toArray());
    }

    private void tell(int tasksASecond, int seconds) {
        int tasks = tasksASecond * TICK_MILLIS / 1000;
        long start = System.nanoTime();
        for (int tick = 0; tick < seconds * 1000 / TICK_MILLIS; tick++) {
            offered.add(OneTaskStories.of(nextInstance, tasks, Instant.now()));
            nextInstance += tasks;
            sleepUntil(start + (tick + 1) * TICK_MILLIS * 1_000_000L);
        }
    }

    private void take() {
        try {
            for (List<CloudEvent> next = offered.take(); !next.isEmpty(); next = offered.take()) memory.accept(next);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Duration age(long first) {
        return database.sql("""
                        select ended_at from process_instance
                        where process_instance_key >= ? and ended_at is not null
                        order by process_instance_key desc limit 1""")
                .param(first * 100)
                .query((row, number) -> Duration.between(row.getTimestamp(1).toInstant(), Instant.now()))
                .optional()
                .orElse(null);
    }

    private static void sleepUntil(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(Math.max(0, nanos - System.nanoTime()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.procos.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.procos.api.event.CloudEvent;
import io.procos.e2e.load.Latencies;
import io.procos.e2e.load.TemporaryFolder;
import io.procos.e2e.trial.Report;
import io.procos.e2e.trial.Report.Goal;
import io.procos.e2e.trial.Trial;
import io.procos.memory.audit.AuditTrail;
import io.procos.memory.database.LocalPostgres;
import io.procos.memory.ingest.Ingestion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;

/**
 * What it costs to remember: events into trail, content and tables of a durable Postgres, beside a bare COPY of the same
 * bytes into one table; and how soon an event can be asked for while 300 tasks a second are told.
 */
public final class Ingest implements Trial {
    private static final int BATCH = 200;
    private static final int TASKS_A_SECOND = 300;

    private long nextInstance = 1_000_000;

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public String summary() {
        return "events into the memory: at least 5,000/s on two cores, and to be asked for within 2 s under 300 tasks/s";
    }

    @Override
    public Report run(Scale scale, Progress progress) throws Exception {
        int instances = scale == Scale.FULL ? 1_500 : 200;
        int turns = scale == Scale.FULL ? 3 : 1;
        int seconds = scale == Scale.FULL ? 20 : 3;
        try (TemporaryFolder folder = TemporaryFolder.create("ingest");
                LocalPostgres postgres = LocalPostgres.start(folder.path("postgres"));
                HikariDataSource pool = pool(postgres)) {
            Flyway.configure().dataSource(pool).load().migrate();
            Ingestion memory = new Ingestion(pool, AuditTrail.open(folder.path("audit")), new SimpleMeterRegistry());
            BareCopy bare = BareCopy.into(pool);
            progress.say("warming up");
            ingest(memory, instances);
            bare.copy(stories(instances / 4), BATCH);
            double[] ours = new double[turns];
            double[] theirs = new double[turns];
            for (int i = 0; i < turns; i++) {
                ours[i] = ingest(memory, instances);
                theirs[i] = bare.copy(stories(instances), BATCH);
                progress.say("turn %d: memory %.0f, bare COPY %.0f events/s".formatted(i + 1, ours[i], theirs[i]));
            }
            progress.say(TASKS_A_SECOND + " tasks a second for " + seconds + " s");
            OfferedTasks offered = new OfferedTasks(memory, pool, nextInstance);
            Latencies lag = offered.run(TASKS_A_SECOND, seconds);
            return report(median(ours), median(theirs), lag);
        }
    }

    private static HikariDataSource pool(LocalPostgres postgres) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(postgres.url());
        pool.setUsername(postgres.user());
        pool.setPassword(postgres.password());
        pool.setMaximumPoolSize(4);
        return pool;
    }

    private List<CloudEvent> stories(int instances) {
        List<CloudEvent> events = OneTaskStories.of(nextInstance, instances, Instant.now());
        nextInstance += instances;
        return events;
    }

    /** As two engine partitions tell them: each sends its next batch when the one before is committed. */
    private double ingest(Ingestion memory, int instances) throws InterruptedException {
        List<List<List<CloudEvent>>> partitions =
                List.of(batches(stories(instances / 2)), batches(stories(instances / 2)));
        long start = System.nanoTime();
        List<Thread> threads = partitions.stream()
                .map(batches -> Thread.ofPlatform().start(() -> batches.forEach(memory::accept)))
                .toList();
        for (Thread thread : threads) thread.join();
        return instances * (double) OneTaskStories.EVENTS / ((System.nanoTime() - start) / 1e9);
    }

    private static List<List<CloudEvent>> batches(List<CloudEvent> events) {
        return new ArrayList<>(IntStream.range(0, (events.size() + BATCH - 1) / BATCH)
                .mapToObj(i -> events.subList(i * BATCH, Math.min(events.size(), (i + 1) * BATCH)))
                .toList());
    }

    private static Report report(double ours, double theirs, Latencies lag) {
        double p95 = lag.millis(0.95) / 1e3;
        return Report.table("figure", "value", "unit")
                .row("events into the memory", ours, "events/s")
                .row("bare COPY of the same bytes into one table", theirs, "events/s")
                .row("until an event can be asked for, 300 tasks/s: p50", lag.millis(0.5) / 1e3, "s")
                .row("p95", p95, "s")
                .row("p99", lag.millis(0.99) / 1e3, "s")
                .goal(Goal.atLeast("events into the memory", ours, 5_000, "events/s")
                        .ofTime())
                .goal(Goal.atLeast("against the bare COPY", ours / theirs, 0.05, "×")
                        .ofTime())
                .goal(Goal.atMost("can be asked for, p95", p95, 2, "s").ofTime())
                .done();
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}

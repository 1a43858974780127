package io.procos.bench;

import io.procos.e2e.load.Latencies;
import io.procos.e2e.load.TemporaryFolder;
import io.procos.e2e.trial.Report;
import io.procos.e2e.trial.Report.Goal;
import io.procos.e2e.trial.Trial;
import io.procos.memory.database.LocalPostgres;
import io.procos.memory.story.Story;
import io.procos.memory.story.StoryTeller;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.json.JsonMapper;

/** One instance's whole story as JSON, beside the bare read of its elements alone, with many other runs stored. */
public final class StoryRead implements Trial {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int TOLD = 20;
    private static final int ELEMENTS = 500;

    @Override
    public String name() {
        return "story";
    }

    @Override
    public String summary() {
        return "the story of an instance of 500 elements, 1,000,000 runs stored: p95 at most 50 ms";
    }

    @Override
    public Report run(Scale scale, Progress progress) throws Exception {
        int runs = scale == Scale.FULL ? 1_000_000 : 50_000;
        try (TemporaryFolder folder = TemporaryFolder.create("story");
                LocalPostgres server = LocalPostgres.start(folder.path("postgres"))) {
            SingleConnectionDataSource database = connect(server);
            JdbcClient jdbc = JdbcClient.create(database);
            progress.say("storing " + runs + " runs");
            Flyway.configure().dataSource(database).load().migrate();
            new ManyRuns(jdbc).store(runs, TOLD, ELEMENTS);
            StoryTeller teller = new StoryTeller(jdbc);
            progress.say("telling");
            int size = tell(teller, ManyRuns.TOLD_FROM).length;
            Latencies stories = timed(scale, key -> tell(teller, key));
            Latencies bare = timed(scale, key -> read(jdbc, key));
            database.destroy();
            return report(stories, bare, runs, size);
        }
    }

    private static SingleConnectionDataSource connect(LocalPostgres server) throws Exception {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.url());
        source.setUser(server.user());
        source.setPassword(server.password());
        DataSource plain = source;
        return new SingleConnectionDataSource(plain.getConnection(), true);
    }

    private static byte[] tell(StoryTeller teller, long key) {
        Story story = teller.story(key).orElseThrow();
        return JSON.writeValueAsBytes(story);
    }

    private static void read(JdbcClient jdbc, long key) {
        jdbc.sql("select * from element_run where process_instance_key = ? order by element_instance_key")
                .param(key)
                .query()
                .listOfRows();
    }

    private static Latencies timed(Scale scale, LongConsumer question) {
        int times = scale == Scale.FULL ? 1_000 : 200;
        long[] nanos = new long[times];
        for (int i = -times / 2; i < times; i++) {
            long begin = System.nanoTime();
            question.accept(ManyRuns.TOLD_FROM + Math.floorMod(i, TOLD));
            if (i >= 0) nanos[i] = System.nanoTime() - begin;
        }
        return new Latencies(nanos);
    }

    private static Report report(Latencies stories, Latencies bare, int runs, int size) {
        return Report.table("ms, %,d runs stored".formatted(runs), "p50", "p95", "p99")
                .row(
                        "story of %d elements, %d KB of JSON".formatted(ELEMENTS, size / 1024),
                        stories.millis(0.5),
                        stories.millis(0.95),
                        stories.millis(0.99))
                .row("bare read of its elements", bare.millis(0.5), bare.millis(0.95), bare.millis(0.99))
                .goal(Goal.atMost("story p95", stories.millis(0.95), 50, "ms").ofTime())
                .goal(Goal.atMost("story p50 against the bare read", stories.millis(0.5) / bare.millis(0.5), 30, "×"))
                .done();
    }
}

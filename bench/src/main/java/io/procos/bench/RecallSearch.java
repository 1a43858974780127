package io.procos.bench;

import io.procos.e2e.load.Latencies;
import io.procos.e2e.load.TemporaryFolder;
import io.procos.e2e.trial.Report;
import io.procos.e2e.trial.Report.Goal;
import io.procos.e2e.trial.Trial;
import io.procos.memory.recall.VectorFilter;
import io.procos.memory.recall.VectorIndex;
import io.procos.memory.recall.VectorIndex.Entry;
import io.procos.memory.recall.VectorIndex.Hit;
import io.procos.memory.recall.VectorIndex.Label;
import io.procos.memory.recall.VectorIndexes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How much of what an exact search finds the vector indexes find, and how fast; and what a larger one would need. */
public final class RecallSearch implements Trial {
    private static final int DIMENSION = 384;
    private static final int FOUND = 10;
    private static final int BATCH = 5_000;
    private static final long QUERIES_FROM = 1_000_000_000L;

    @Override
    public String name() {
        return "recall";
    }

    @Override
    public String summary() {
        return "nearest 10 of 100,000 vectors of 384 numbers: at least 0.95 of the exact ones, p99 at most 20 ms";
    }

    /** What there is to find. */
    private record World(float[][] vectors, float[][] queries, long[][] exact) {
        static World of(int size, int queries) {
            Clusters clusters = Clusters.of(200, DIMENSION, 0.6, 7);
            float[][] vectors =
                    IntStream.range(0, size).mapToObj(clusters::vector).toArray(float[][]::new);
            float[][] asked = LongStream.range(QUERIES_FROM, QUERIES_FROM + queries)
                    .mapToObj(clusters::vector)
                    .toArray(float[][]::new);
            long[][] exact = Arrays.stream(asked)
                    .parallel()
                    .map(query -> Clusters.nearest(query, vectors, FOUND))
                    .toArray(long[][]::new);
            return new World(vectors, asked, exact);
        }
    }

    /** One index measured; {@code bytes} is what it takes on disk. */
    private record Measured(String name, double seconds, double recall, Latencies latencies, long bytes) {
        /** Bytes of a vector's share besides its numbers. */
        double overhead(int size) {
            return (double) bytes / size - 4.0 * DIMENSION;
        }
    }

    @Override
    public Report run(Scale scale, Progress progress) throws Exception {
        int size = scale == Scale.FULL ? 100_000 : 10_000;
        progress.say("making " + size + " vectors and finding the nearest by looking at all");
        World world = World.of(size, scale == Scale.FULL ? 200 : 50);
        Measured lucene = lucene(world, progress);
        Measured pgvector = pgvector(world, progress);
        return report(lucene, pgvector, size);
    }

    private static Measured lucene(World world, Progress progress) throws IOException {
        try (TemporaryFolder folder = TemporaryFolder.create("recall")) {
            Path files = folder.path("vectors");
            try (VectorIndex index = VectorIndexes.lucene(files, "bench", DIMENSION)) {
                return measured(index, world, progress, () -> bytes(files));
            }
        }
    }

    private static @Nullable Measured pgvector(World world, Progress progress) throws Exception {
        try (VectorServer server = VectorServer.connect()) {
            if (server == null) return null;
            try (VectorIndex index = VectorIndexes.pgvector(server.database(), "bench", DIMENSION)) {
                return measured(index, world, progress, server::bytes);
            }
        }
    }

    private interface Size {
        long bytes() throws IOException;
    }

    private static Measured measured(VectorIndex index, World world, Progress progress, Size size) throws IOException {
        progress.say(index.name() + ": adding");
        double seconds = fill(index, world);
        progress.say(index.name() + ": searching");
        long found = 0;
        for (int i = 0; i < world.queries().length; i++) found += common(index, world, i);
        Latencies latencies = timed(index, world, 2_000);
        double recall = (double) found / (FOUND * world.queries().length);
        return new Measured(index.name(), seconds, recall, latencies, size.bytes());
    }

    private static double fill(VectorIndex index, World world) {
        long begin = System.nanoTime();
        Label label = new Label("note", "bench", 1L, Instant.EPOCH);
        float[][] vectors = world.vectors();
        for (int from = 0; from < vectors.length; from += BATCH) {
            List<Entry> batch = new ArrayList<>();
            for (int i = from; i < Math.min(vectors.length, from + BATCH); i++) {
                batch.add(new Entry(i, label, vectors[i]));
            }
            index.add(batch);
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private static long common(VectorIndex index, World world, int query) {
        List<Long> exact = LongStream.of(world.exact()[query]).boxed().toList();
        return index.search(world.queries()[query], FOUND, VectorFilter.NONE).stream()
                .map(Hit::id)
                .filter(exact::contains)
                .count();
    }

    private static Latencies timed(VectorIndex index, World world, int times) {
        long[] nanos = new long[times];
        for (int i = -times / 4; i < times; i++) {
            float[] query = world.queries()[Math.floorMod(i, world.queries().length)];
            long begin = System.nanoTime();
            index.search(query, FOUND, VectorFilter.NONE);
            if (i >= 0) nanos[i] = System.nanoTime() - begin;
        }
        return new Latencies(nanos);
    }

    private static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static Report report(Measured lucene, @Nullable Measured pgvector, int size) {
        Report.Builder report =
                Report.table("index", "recall@10", "p50 ms", "p99 ms", "build s", "MB", "1,000,000 x 768 needs");
        add(report, lucene, size);
        if (pgvector == null) {
            report.row("pgvector", "not measured: PROCOS_TEST_PGVECTOR_URL names no server", "", "", "", "", "");
        } else {
            add(report, pgvector, size);
        }
        return report.done();
    }

    private static void add(Report.Builder report, Measured measured, int size) {
        report.row(
                        measured.name(),
                        measured.recall(),
                        measured.latencies().millis(0.5),
                        measured.latencies().millis(0.99),
                        measured.seconds(),
                        measured.bytes() / 1e6,
                        "%.1f GB".formatted((4.0 * 768 + measured.overhead(size)) * 1e6 / 1e9))
                .goal(Goal.atLeast(measured.name() + ": recall@10", measured.recall(), 0.95, ""))
                .goal(Goal.atMost(
                                measured.name() + ": p99", measured.latencies().millis(0.99), 20, "ms")
                        .ofTime());
    }
}

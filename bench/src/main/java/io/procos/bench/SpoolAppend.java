package io.procos.bench;

import io.procos.api.event.CloudEvent;
import io.procos.api.event.TaskEvent.TaskStarted;
import io.procos.e2e.load.Latencies;
import io.procos.e2e.load.TemporaryFolder;
import io.procos.e2e.trial.Report;
import io.procos.e2e.trial.Report.Goal;
import io.procos.e2e.trial.Trial;
import io.procos.tde.spool.FileSpool;
import io.procos.tde.spool.Shipper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import org.springframework.util.unit.DataSize;

/** What keeping an event costs a job, beside one write call of the same size to a plain file; both survive kill -9. */
public final class SpoolAppend implements Trial {
    private static final int THREADS = 4;
    private static final DataSize CAPACITY = DataSize.ofMegabytes(256);

    @Override
    public String name() {
        return "spool-append";
    }

    @Override
    public String summary() {
        return "time to keep one event in the spool: p99 at most 50 µs, with one thread and with " + THREADS;
    }

    @Override
    public Report run(Scale scale, Progress progress) throws Exception {
        int events = scale == Scale.FULL ? 400_000 : 50_000;
        try (TemporaryFolder folder = TemporaryFolder.create("spool-append");
                FileSpool spool = FileSpool.open(folder.path("spool"), CAPACITY);
                Shipper shipper = Shipper.start(spool, batch -> {});
                FileChannel plain =
                        FileChannel.open(folder.path("plain"), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap(event(0).toString().getBytes(StandardCharsets.UTF_8));
            progress.say("warming up");
            measure(1, events / 2, i -> spool.append(event(i)));
            progress.say("one thread");
            Latencies one = measure(1, events, i -> spool.append(event(i)));
            progress.say(THREADS + " threads");
            Latencies many = measure(THREADS, events, i -> spool.append(event(i)));
            progress.say("plain file");
            Latencies peer = measure(1, events, i -> write(plain, bytes.duplicate()));
            return report(one, many, peer);
        }
    }

    private static Report report(Latencies one, Latencies many, Latencies peer) {
        return Report.table("µs an event", "p50", "p99", "p99.9")
                .row("spool, one thread", micros(one, 0.5), micros(one, 0.99), micros(one, 0.999))
                .row("spool, %d threads".formatted(THREADS), micros(many, 0.5), micros(many, 0.99), micros(many, 0.999))
                .row("plain write, no JSON, no checksum", micros(peer, 0.5), micros(peer, 0.99), micros(peer, 0.999))
                .goal(Goal.atMost("spool p50 against a plain write", one.millis(0.5) / peer.millis(0.5), 2, "×"))
                .goal(Goal.atMost("p99, one thread", micros(one, 0.99), 50, "µs"))
                .goal(Goal.atMost("p99, %d threads".formatted(THREADS), micros(many, 0.99), 50, "µs"))
                .done();
    }

    private static double micros(Latencies latencies, double quantile) {
        return latencies.millis(quantile) * 1e3;
    }

    private static Latencies measure(int threads, int events, IntConsumer append) throws Exception {
        List<Callable<long[]>> tasks = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) tasks.add(() -> timed(events / threads, append));
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<long[]> parts = new ArrayList<>();
            for (Future<long[]> part : pool.invokeAll(tasks)) parts.add(part.get());
            return new Latencies(parts.stream().flatMapToLong(Arrays::stream).toArray());
        }
    }

    private static long[] timed(int events, IntConsumer append) {
        long[] nanos = new long[events];
        for (int i = 0; i < events; i++) {
            long start = System.nanoTime();
            append.accept(i);
            nanos[i] = System.nanoTime() - start;
        }
        return nanos;
    }

    private static CloudEvent event(int i) {
        var started = new TaskStarted(
                "2251799813685300-" + i,
                2251799813685300L,
                2251799813685249L,
                "order",
                "serviceTask_Ship",
                2251799813685298L,
                "procos.http.request.v1",
                "worker-0",
                1,
                3,
                "deterministic");
        return CloudEvent.of("run-" + i, "/worker/worker-0", "2251799813685249", Instant.EPOCH, started);
    }

    private static void write(FileChannel file, ByteBuffer bytes) {
        try {
            file.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.procos.engine.exporting;

import io.camunda.zeebe.exporter.api.Exporter;
import io.camunda.zeebe.logstreams.log.LogStream;
import io.micrometer.core.instrument.MeterRegistry;
import io.procos.engine.log.SegmentedLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All exporters of one partition. Thread-safe once started. */
public final class Exporters implements AutoCloseable {
    private final int partitionId;
    private final Path folder;
    private final SegmentedLog log;
    private final LogStream stream;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final Map<String, ExporterRunner> runners = new LinkedHashMap<>();

    /** @param folder where the positions are kept */
    public Exporters(
            int partitionId,
            Path folder,
            SegmentedLog log,
            LogStream stream,
            InstantSource clock,
            MeterRegistry meters) {
        this.partitionId = partitionId;
        this.folder = folder;
        this.log = log;
        this.stream = stream;
        this.clock = clock;
        this.meters = meters;
    }

    /** @throws IllegalArgumentException when an exporter refuses its configuration; names the exporter */
    public void start(List<ExporterSpec> specs) throws IOException {
        Files.createDirectories(folder);
        for (ExporterSpec spec : specs) {
            runners.put(spec.id(), runner(spec));
        }
        for (ExporterRunner runner : runners.values()) {
            stream.registerRecordAvailableListener(runner);
            runner.start();
        }
    }

    private ExporterRunner runner(ExporterSpec spec) throws IOException {
        Exporter exporter = spec.exporter().get();
        ExporterContext context = new ExporterContext(spec, partitionId, clock, meters);
        try {
            exporter.configure(context);
        } catch (Exception e) {
            throw new IllegalArgumentException(
                    "exporter '%s' refuses its configuration: %s".formatted(spec.id(), e.getMessage()), e);
        }
        RecordFeed feed = new RecordFeed(stream.newLogStreamReader(), context.filter(), partitionId);
        PositionFile file = new PositionFile(folder.resolve(spec.id() + ".position"));
        Progress progress = Progress.load(file, log.firstPosition(), log.durablePosition());
        return new ExporterRunner(spec.id() + "-" + partitionId, exporter, feed, progress);
    }

    /** Records up to here are exported by all, and that is on disk: nobody here needs them any more. */
    public long exportedByAll() {
        return runners.values().stream()
                .mapToLong(runner -> runner.progress().persisted())
                .min()
                .orElse(Long.MAX_VALUE);
    }

    public List<ExporterStatus> status() {
        List<ExporterStatus> all = new ArrayList<>();
        runners.forEach((id, runner) -> {
            long position = runner.progress().position();
            long lag = Math.max(0, log.durablePosition() - position);
            all.add(new ExporterStatus(id, partitionId, position, lag, runner.trouble()));
        });
        return all;
    }

    @Override
    public void close() throws InterruptedException {
        for (ExporterRunner runner : runners.values()) {
            stream.removeRecordAvailableListener(runner);
            runner.close();
        }
    }
}

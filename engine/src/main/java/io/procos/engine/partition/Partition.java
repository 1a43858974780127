package io.procos.engine.partition;

import io.camunda.zeebe.stream.impl.StreamProcessor;
import io.procos.engine.exporting.Exporters;
import io.procos.engine.log.LogHealth;
import io.procos.engine.log.SegmentedLog;
import io.procos.engine.partition.CommandBus.Refused;
import io.procos.engine.partition.CommandBus.Reply;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One open Zeebe partition: its log, its state, and the stream processor between the two. */
final class Partition implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Partition.class);

    private final int id;
    private final SegmentedLog log;
    private final StreamProcessor processor;
    private final Recovery recovery;
    private final Snapshotter snapshotter;
    private final Exporters exporters;
    private final CommandWriter commands;
    private final DeployedProcesses processes;
    private final Resources resources;
    private volatile String pause = "";

    Partition(
            int id,
            SegmentedLog log,
            StreamProcessor processor,
            Recovery recovery,
            Snapshotter snapshotter,
            Exporters exporters,
            CommandWriter commands,
            DeployedProcesses processes,
            Resources resources) {
        this.id = id;
        this.log = log;
        this.processor = processor;
        this.recovery = recovery;
        this.snapshotter = snapshotter;
        this.exporters = exporters;
        this.commands = commands;
        this.processes = processes;
        this.resources = resources;
    }

    /** Thread-safe, like {@link #trouble} and {@link #health}; the other methods belong to the housekeeping thread. */
    CompletableFuture<Reply> send(UserCommand command) {
        String trouble = trouble();
        return trouble.isEmpty()
                ? commands.write(command)
                : CompletableFuture.failedFuture(
                        new Refused(isDiskFull() ? Refused.Cause.DISK_FULL : Refused.Cause.UNAVAILABLE, trouble));
    }

    /** Why the partition takes no commands now; empty when it does. */
    String trouble() {
        if (hasFailed()) {
            return recovery.failure().isEmpty() ? log.health().reason() : recovery.failure();
        }
        return pause.isEmpty() ? log.health().reason() : pause;
    }

    /** True when only opening the partition again can help. */
    boolean hasFailed() {
        return !recovery.failure().isEmpty() || log.health().state() == LogHealth.State.FAILED;
    }

    private boolean isDiskFull() {
        return !hasFailed();
    }

    PartitionHealth health() {
        String trouble = trouble();
        return new PartitionHealth(
                id,
                trouble.isEmpty(),
                trouble,
                log.firstPosition(),
                log.durablePosition(),
                snapshotter.newest(),
                log.sizeBytes(),
                exporters.status());
    }

    DeployedProcesses processes() {
        return processes;
    }

    /** Stops processing and refuses commands, saying why, until {@link #resume}. */
    void pause(String reason) {
        if (pause.isEmpty()) {
            LOG.error("Partition {} stops: {}", id, reason);
            processor.pauseProcessing();
        }
        pause = reason;
    }

    void resume() {
        if (!pause.isEmpty()) {
            LOG.info("Partition {} goes on", id);
            processor.resumeProcessing();
            pause = "";
        }
    }

    /** Takes a snapshot when one is due, and gives back the log that nobody needs any more. */
    void tidy() throws IOException, InterruptedException {
        if (pause.isEmpty()) {
            snapshotter.takeWhenDue();
        }
        snapshotter.compact();
    }

    @Override
    public void close() {
        if (trouble().isEmpty()) {
            lastSnapshot();
        }
        resources.close();
    }

    /** Only saves time at the next start; without it the log is replayed from the snapshot before. */
    private void lastSnapshot() {
        try {
            snapshotter.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            LOG.warn("Partition {} closes without a last snapshot: {}", id, e.getMessage());
        }
    }
}

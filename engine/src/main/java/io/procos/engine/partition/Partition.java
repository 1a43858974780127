package io.procos.engine.partition;

import io.camunda.zeebe.logstreams.log.LogStream;
import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.procos.engine.log.LogHealth;
import io.procos.engine.log.SegmentedLog;
import io.procos.engine.partition.CommandBus.Refused;
import io.procos.engine.partition.CommandBus.Reply;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One open Zeebe partition: its log, its state, and the stream processor between the two. Thread-safe. */
final class Partition implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Partition.class);

    private final int id;
    private final SegmentedLog log;
    private final Recovery recovery;
    private final Snapshotter snapshotter;
    private final CommandWriter commands;
    private final Resources resources;

    Partition(
            int id,
            SegmentedLog log,
            LogStream stream,
            Recovery recovery,
            Snapshotter snapshotter,
            Requests requests,
            Resources resources) {
        this.id = id;
        this.log = log;
        this.recovery = recovery;
        this.snapshotter = snapshotter;
        this.commands = new CommandWriter(id, stream.newLogStreamWriter(), requests);
        this.resources = resources;
    }

    CompletableFuture<Reply> send(ValueType type, Intent intent, long key, UnifiedRecordValue value) {
        String trouble = trouble();
        if (trouble.isEmpty()) {
            return commands.write(type, intent, key, value);
        }
        boolean full = log.health().state() == LogHealth.State.FULL;
        return CompletableFuture.failedFuture(
                new Refused(full ? Refused.Cause.DISK_FULL : Refused.Cause.UNAVAILABLE, trouble));
    }

    /** Why the partition takes no commands now; empty when it does. */
    String trouble() {
        return log.health().state() == LogHealth.State.OK
                ? recovery.failure()
                : log.health().reason();
    }

    void takeSnapshot() throws IOException, InterruptedException {
        snapshotter.take();
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

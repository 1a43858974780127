package io.procos.engine.partition;

import io.camunda.zeebe.db.ZeebeDb;
import io.camunda.zeebe.protocol.ZbColumnFamilies;
import io.camunda.zeebe.stream.impl.StreamProcessor;
import io.procos.engine.log.SegmentedLog;
import io.procos.engine.snapshot.SnapshotStore;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes snapshots of a running partition and gives back the log that nobody needs any more. Not thread-safe. */
final class Snapshotter {
    private static final Logger LOG = LoggerFactory.getLogger(Snapshotter.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final StreamProcessor processor;
    private final ZeebeDb<ZbColumnFamilies> state;
    private final SegmentedLog log;
    private final SnapshotStore store;
    private final LongSupplier exported;
    private final SnapshotSchedule schedule;

    Snapshotter(
            StreamProcessor processor,
            ZeebeDb<ZbColumnFamilies> state,
            SegmentedLog log,
            SnapshotStore store,
            LongSupplier exported,
            SnapshotSchedule schedule) {
        this.processor = processor;
        this.state = state;
        this.log = log;
        this.store = store;
        this.exported = exported;
        this.schedule = schedule;
    }

    void takeWhenDue() throws IOException, InterruptedException {
        if (schedule.isDue(log.sizeBytes())) {
            take();
        }
    }

    /**
     * The order matters. The state copied is at least as new as {@code processed}, so replaying from there repeats
     * nothing wrongly; and it knows of no record above {@code written}, so the log has to be durable that far before the
     * snapshot may count.
     */
    void take() throws IOException, InterruptedException {
        long processed = processor.getLastProcessedPositionAsync().join(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (processed > newest()) {
            state.createSnapshot(store.begin().toFile());
            long written = log.appendedPosition();
            awaitDurable(written);
            store.commit(processed, written);
            LOG.debug("Snapshot at position {} taken", processed);
        }
        compact();
        schedule.taken(log.sizeBytes());
    }

    /** Deletes what both kept snapshots and every exporter have behind them. */
    void compact() throws IOException {
        if (store.logNeededFrom().isPresent()) {
            log.deleteBelow(Math.min(store.logNeededFrom().getAsLong(), exported.getAsLong()));
        }
    }

    /** The newest snapshot's position, 0 when there is none. Any thread may ask. */
    long newest() {
        return store.snapshots().isEmpty() ? 0 : store.snapshots().getFirst().position();
    }

    private void awaitDurable(long position) throws IOException, InterruptedException {
        CountDownLatch durable = new CountDownLatch(1);
        log.whenDurable(position, durable::countDown);
        if (!durable.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IOException("the log did not reach position %d within %s: %s"
                    .formatted(position, PATIENCE, log.health().reason()));
        }
    }
}

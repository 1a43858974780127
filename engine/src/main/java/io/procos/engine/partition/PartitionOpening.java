package io.procos.engine.partition;

import com.netflix.concurrency.limits.limit.FixedLimit;
import io.camunda.zeebe.db.ZeebeDb;
import io.camunda.zeebe.logstreams.impl.flowcontrol.RateLimit;
import io.camunda.zeebe.logstreams.log.LogStream;
import io.camunda.zeebe.protocol.ZbColumnFamilies;
import io.camunda.zeebe.stream.api.StreamClock;
import io.camunda.zeebe.stream.api.StreamClock.ControllableStreamClock;
import io.camunda.zeebe.stream.impl.StreamProcessor;
import io.procos.engine.exporting.Exporters;
import io.procos.engine.log.LogSettings;
import io.procos.engine.log.SegmentedLog;
import io.procos.engine.snapshot.Folders;
import io.procos.engine.snapshot.Snapshot;
import io.procos.engine.snapshot.SnapshotChoice;
import io.procos.engine.snapshot.SnapshotStore;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Opens a partition: log, then state from a snapshot, then replay, then processing. */
final class PartitionOpening {
    private static final long CLOSE_SECONDS = 30;

    private final PartitionSettings settings;
    private final EngineRoom room;
    private final Requests requests = new Requests();
    private final Resources resources = new Resources();

    PartitionOpening(PartitionSettings settings, EngineRoom room) {
        this.settings = settings;
        this.room = room;
    }

    /** Returns when the partition takes commands; closes what it has opened when it cannot. */
    Partition run() throws IOException, InterruptedException {
        try {
            return open();
        } catch (IOException | InterruptedException | RuntimeException e) {
            resources.close();
            throw e;
        }
    }

    private Partition open() throws IOException, InterruptedException {
        PartitionFolders folders = new PartitionFolders(settings.folder());
        SegmentedLog log = resources.add(SegmentedLog.open(new LogSettings(
                folders.log(),
                settings.storage().segmentBytes(),
                settings.storage().fsync())));
        SnapshotStore snapshots = SnapshotStore.open(folders.snapshots());
        ZeebeDb<ZbColumnFamilies> state = resources.add(restore(folders, snapshots, log));
        ControllableStreamClock clock = StreamClock.controllable(InstantSource.system());
        LogStream stream = resources.add(stream(log, clock));
        Recovery recovery = new Recovery(settings.id());
        StreamProcessor processor = process(log, stream, state, clock, recovery);
        recovery.await(settings.startTimeout());
        connect(stream);
        Exporters exporters = export(folders, log, stream, clock);
        Snapshotter snapshotter =
                new Snapshotter(processor, state, log, snapshots, exporters::exportedByAll, schedule(log));
        CommandWriter commands = new CommandWriter(settings.id(), stream.newLogStreamWriter(), requests);
        DeployedProcesses processes = resources.add(new DeployedProcesses(state, clock));
        return new Partition(
                settings.id(), log, processor, recovery, snapshotter, exporters, commands, processes, resources);
    }

    private ZeebeDb<ZbColumnFamilies> restore(PartitionFolders folders, SnapshotStore snapshots, SegmentedLog log)
            throws IOException {
        Optional<Snapshot> snapshot = SnapshotChoice.choose(snapshots, log.firstPosition(), log.durablePosition());
        Folders.delete(folders.runtime());
        if (snapshot.isPresent()) {
            Folders.cloneState(snapshot.get(), folders.runtime());
        }
        return room.states().open(settings.id(), folders.runtime());
    }

    private LogStream stream(SegmentedLog log, ControllableStreamClock clock) {
        return LogStream.builder()
                .withPartitionId(settings.id())
                .withLogName("partition-" + settings.id())
                .withLogStorage(log)
                .withClock(clock)
                .withRequestLimit(FixedLimit.of(settings.maxInFlight()))
                .withWriteRateLimit(RateLimit.disabled())
                .withMeterRegistry(room.processors().meters())
                .build();
    }

    private StreamProcessor process(
            SegmentedLog log,
            LogStream stream,
            ZeebeDb<ZbColumnFamilies> state,
            ControllableStreamClock clock,
            Recovery recovery) {
        ReplyWriter replies = new ReplyWriter(requests, log, room.completions());
        StreamProcessor processor = room.processors()
                .builder(settings.count(), stream, state, replies, room.links(), clock)
                .addLifecycleListener(recovery)
                .build();
        resources.add(() -> processor.closeAsync().join(CLOSE_SECONDS, TimeUnit.SECONDS));
        processor.openAsync(false);
        processor.addFailureListener(recovery);
        return processor;
    }

    private Exporters export(
            PartitionFolders folders, SegmentedLog log, LogStream stream, ControllableStreamClock clock)
            throws IOException {
        Exporters exporters = resources.add(new Exporters(
                settings.id(),
                folders.exporters(),
                log,
                stream,
                clock,
                room.processors().meters()));
        exporters.start(room.exporters());
        return exporters;
    }

    private SnapshotSchedule schedule(SegmentedLog log) {
        return new SnapshotSchedule(
                settings.storage().snapshotInterval(), settings.storage().snapshotAfterBytes(), log.sizeBytes());
    }

    private void connect(LogStream stream) {
        room.links().connect(settings.id(), stream.newLogStreamWriter());
        resources.add(() -> room.links().disconnect(settings.id()));
        resources.add(() -> requests.abandon("Partition %d was closed".formatted(settings.id())));
    }
}

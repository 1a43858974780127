package io.procos.engine.partition;

import io.procos.engine.log.FsyncPolicy;
import java.time.Duration;

/**
 * How a partition keeps what it knows.
 *
 * @param fsync when the log is forced to the device
 * @param segmentBytes size at which the log starts a new file
 * @param snapshotInterval longest time between two snapshots
 * @param snapshotAfterBytes a snapshot is taken early once the log has grown by this much
 * @param leastFreeBytes with less room than this on the disk, nothing new is taken until there is more
 * @param disk asked for the room that is left
 */
public record StorageSettings(
        FsyncPolicy fsync,
        long segmentBytes,
        Duration snapshotInterval,
        long snapshotAfterBytes,
        long leastFreeBytes,
        DiskSpace disk) {

    private static final long MB = 1 << 20;

    /** Every acknowledged record on the device; a restart replays 64 MB of log or five minutes, whichever is less. */
    public static final StorageSettings DEFAULT =
            new StorageSettings(FsyncPolicy.GROUP, 32 * MB, Duration.ofMinutes(5), 64 * MB, 128 * MB, DiskSpace.REAL);

    public StorageSettings withFsync(FsyncPolicy policy) {
        return new StorageSettings(policy, segmentBytes, snapshotInterval, snapshotAfterBytes, leastFreeBytes, disk);
    }

    public StorageSettings withSegmentBytes(long bytes) {
        return new StorageSettings(fsync, bytes, snapshotInterval, snapshotAfterBytes, leastFreeBytes, disk);
    }

    public StorageSettings withSnapshots(Duration interval, long afterBytes) {
        return new StorageSettings(fsync, segmentBytes, interval, afterBytes, leastFreeBytes, disk);
    }

    public StorageSettings withDisk(long leastFree, DiskSpace space) {
        return new StorageSettings(fsync, segmentBytes, snapshotInterval, snapshotAfterBytes, leastFree, space);
    }
}

package io.procos.engine.partition;

import io.procos.engine.log.FsyncPolicy;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How one partition is kept.
 *
 * @param id from 1
 * @param count how many partitions the engine has
 * @param folder holds the partition's log, snapshots, runtime state and exporter positions
 * @param segmentBytes size at which the log starts a new file
 * @param fsync when the log is forced to the device
 * @param snapshotInterval longest time between two snapshots
 * @param snapshotAfterBytes a snapshot is taken early once the log has grown by this much
 * @param maxInFlight user commands that may wait for processing before new ones are refused
 * @param leastFreeBytes with less room than this on the disk, the partition stops until there is more
 * @param startTimeout longest time for recovery; past it the start fails
 */
public record PartitionSettings(
        int id,
        int count,
        Path folder,
        long segmentBytes,
        FsyncPolicy fsync,
        Duration snapshotInterval,
        long snapshotAfterBytes,
        int maxInFlight,
        long leastFreeBytes,
        Duration startTimeout) {}

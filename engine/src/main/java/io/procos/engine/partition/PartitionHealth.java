package io.procos.engine.partition;

import io.procos.engine.exporting.ExporterStatus;
import java.util.List;

/**
 * How a partition is doing.
 *
 * @param healthy whether it takes commands
 * @param reason why not, and what to do; empty when healthy
 * @param firstPosition lowest position in the log
 * @param durablePosition everything up to here is on the device
 * @param snapshotPosition the newest snapshot, 0 when there is none
 * @param logBytes size of the log on disk
 */
public record PartitionHealth(
        int partitionId,
        boolean healthy,
        String reason,
        long firstPosition,
        long durablePosition,
        long snapshotPosition,
        long logBytes,
        List<ExporterStatus> exporters) {

    static PartitionHealth closed(int partitionId, String reason) {
        return new PartitionHealth(partitionId, false, reason, 0, 0, 0, 0, List.of());
    }
}

package io.procos.engine.partition;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How one partition runs.
 *
 * @param id from 1
 * @param count how many partitions the engine has
 * @param folder holds the partition's log, snapshots, runtime state and exporter positions
 * @param storage how it is kept there
 * @param maxInFlight user commands that may wait for processing before new ones are refused
 * @param startTimeout longest time for recovery; past it the start fails
 */
public record PartitionSettings(
        int id, int count, Path folder, StorageSettings storage, int maxInFlight, Duration startTimeout) {}

package io.procos.engine;

import io.procos.engine.partition.PartitionHealth;
import java.util.List;

/**
 * How the engine is doing.
 *
 * @param healthy whether every partition takes commands
 * @param diskFreeBytes room left for the data folder, -1 when unknown
 */
public record EngineHealth(boolean healthy, long diskFreeBytes, List<PartitionHealth> partitions) {}

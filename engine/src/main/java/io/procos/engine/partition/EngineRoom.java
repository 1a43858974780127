package io.procos.engine.partition;

import io.procos.engine.exporting.ExporterSpec;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * What the partitions of one engine share.
 *
 * @param processors prepares stream processors
 * @param states opens state databases
 * @param links carries commands between partitions
 * @param exporters fed by every partition
 * @param completions runs whatever follows a reply, off the log's and the processor's threads
 */
record EngineRoom(
        Processors processors,
        StateDb states,
        PartitionLinks links,
        List<ExporterSpec> exporters,
        Executor completions) {}

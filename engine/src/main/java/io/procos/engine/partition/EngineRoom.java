package io.procos.engine.partition;

import java.util.concurrent.Executor;

/**
 * What the partitions of one engine share.
 *
 * @param processors builds stream processors
 * @param states opens state databases
 * @param links carries commands between partitions
 * @param requests who waits for replies
 * @param completions runs whatever follows a reply, off the log's and the processor's threads
 */
record EngineRoom(
        Processors processors, StateDb states, PartitionLinks links, Requests requests, Executor completions) {}

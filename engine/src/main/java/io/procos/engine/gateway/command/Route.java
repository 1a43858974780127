package io.procos.engine.gateway.command;

import io.camunda.zeebe.protocol.Protocol;
import io.camunda.zeebe.protocol.impl.SubscriptionUtil;
import io.camunda.zeebe.util.buffer.BufferUtil;

/** Which partition a command belongs to. */
public sealed interface Route {

    /** Any partition will do: they take turns, and the next one is asked when one refuses. */
    record AnyPartition() implements Route {}

    /** The partition that distributes what all partitions share: deployments, signals, the clock. */
    record Distributor() implements Route {}

    /** The partition that gave out the key. */
    record OwnerOf(long key) implements Route {}

    /** The partition where messages with this correlation key meet their subscriptions. */
    record MeetingPointOf(String correlationKey) implements Route {}

    /** A partition by its number, from 1. */
    record Exactly(int partitionId) implements Route {}

    /** The partition for a route that knows it; {@code next} decides where any will do. */
    default int partition(int partitionCount, int next) {
        return switch (this) {
            case AnyPartition() -> next;
            case Distributor() -> Protocol.DEPLOYMENT_PARTITION;
            case OwnerOf(long key) -> Protocol.decodePartitionId(key);
            case MeetingPointOf(String correlationKey) ->
                SubscriptionUtil.getSubscriptionPartitionId(BufferUtil.wrapString(correlationKey), partitionCount);
            case Exactly(int partitionId) -> partitionId;
        };
    }
}

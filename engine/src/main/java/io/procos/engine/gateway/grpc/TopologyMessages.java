package io.procos.engine.gateway.grpc;

import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.BrokerInfo;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.Partition;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.Partition.PartitionBrokerHealth;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.Partition.PartitionBrokerRole;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.TopologyResponse;
import io.procos.engine.gateway.Topology;

/** The topology as a gRPC client sees it: one broker that leads every partition. */
final class TopologyMessages {

    private TopologyMessages() {}

    static TopologyResponse of(Topology topology) {
        BrokerInfo.Builder broker = BrokerInfo.newBuilder()
                .setNodeId(0)
                .setHost(topology.host())
                .setPort(topology.port())
                .setVersion(topology.version());
        topology.partitions().forEach(partition -> broker.addPartitions(partition(partition)));
        return TopologyResponse.newBuilder()
                .addBrokers(broker)
                .setClusterSize(1)
                .setPartitionsCount(topology.partitions().size())
                .setReplicationFactor(1)
                .setGatewayVersion(topology.version())
                .build();
    }

    private static Partition partition(Topology.Partition partition) {
        return Partition.newBuilder()
                .setPartitionId(partition.id())
                .setRole(PartitionBrokerRole.LEADER)
                .setHealth(partition.healthy() ? PartitionBrokerHealth.HEALTHY : PartitionBrokerHealth.UNHEALTHY)
                .build();
    }
}

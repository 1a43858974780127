package io.procos.engine.gateway;

import io.camunda.zeebe.util.VersionUtil;
import io.procos.engine.partition.CommandBus;
import java.util.List;
import java.util.stream.IntStream;

/** What clients are told about the engine: one broker, its partitions and their health. */
public record Topology(String host, int port, String version, List<Partition> partitions) {

    /** A partition, numbered from 1; the one broker leads it. */
    public record Partition(int id, boolean healthy) {}

    static Topology of(String host, int port, CommandBus bus) {
        List<Partition> partitions = IntStream.rangeClosed(1, bus.partitionCount())
                .mapToObj(id -> new Partition(id, bus.isHealthy(id)))
                .toList();
        return new Topology(host, port, VersionUtil.getVersion(), partitions);
    }
}

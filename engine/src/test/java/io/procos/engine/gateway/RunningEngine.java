package io.procos.engine.gateway;

import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.procos.engine.log.FsyncPolicy;
import io.procos.engine.partition.PartitionSettings;
import io.procos.engine.partition.Partitions;
import io.procos.engine.partition.StorageSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A real engine with its doors open on free ports, for tests. */
public final class RunningEngine implements AutoCloseable {

    private final Partitions partitions;
    private final Gateway gateway;

    private RunningEngine(Partitions partitions, Gateway gateway) {
        this.partitions = partitions;
        this.gateway = gateway;
    }

    public static RunningEngine start(Path data, int partitionCount) throws Exception {
        JobOutlet outlet = new JobOutlet();
        var settings = IntStream.rangeClosed(1, partitionCount)
                .mapToObj(id -> partition(data, id, partitionCount))
                .toList();
        Partitions partitions = new Partitions(settings, 64 << 20, outlet, List.of(), new CompositeMeterRegistry());
        partitions.start();
        Gateway gateway =
                Gateway.start(GatewaySettings.DEFAULT.withPorts(0, 0), partitions, outlet, key -> Optional.empty());
        return new RunningEngine(partitions, gateway);
    }

    public Gateway gateway() {
        return gateway;
    }

    private static PartitionSettings partition(Path data, int id, int count) {
        return new PartitionSettings(
                id,
                count,
                data.resolve("partition-" + id),
                StorageSettings.DEFAULT.withFsync(FsyncPolicy.NEVER),
                1000,
                Duration.ofSeconds(20));
    }

    @Override
    public void close() {
        gateway.close();
        partitions.close();
    }
}

package io.procos.engine.partition;

import io.camunda.zeebe.db.AccessMetricsConfiguration;
import io.camunda.zeebe.db.ConsistencyChecksSettings;
import io.camunda.zeebe.db.ZeebeDb;
import io.camunda.zeebe.db.impl.rocksdb.RocksDbConfiguration;
import io.camunda.zeebe.db.impl.rocksdb.ZeebeRocksDbFactory;
import io.camunda.zeebe.db.impl.rocksdb.ZeebeRocksDbFactory.SharedRocksDbResources;
import io.camunda.zeebe.protocol.ZbColumnFamilies;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;

/** Opens the RocksDB that holds a partition's state. All partitions of an engine share one bounded memory. */
public final class StateDb implements AutoCloseable {
    private final SharedRocksDbResources memory;
    private final int partitions;
    private final MeterRegistry meters;

    static {
        NativeRocks.load();
    }

    /** @param memoryBytes block cache and write buffers of all partitions together */
    public StateDb(long memoryBytes, int partitions, MeterRegistry meters) {
        this.memory = SharedRocksDbResources.allocate(memoryBytes);
        this.partitions = partitions;
        this.meters = meters;
    }

    ZeebeDb<ZbColumnFamilies> open(int partitionId, Path folder) {
        ZeebeRocksDbFactory<ZbColumnFamilies> factory = new ZeebeRocksDbFactory<>(
                new RocksDbConfiguration(),
                new ConsistencyChecksSettings(),
                new AccessMetricsConfiguration(AccessMetricsConfiguration.Kind.NONE, partitionId),
                () -> meters,
                memory,
                partitions);
        return factory.createDb(folder.toFile());
    }

    @Override
    public void close() {
        memory.close();
    }
}

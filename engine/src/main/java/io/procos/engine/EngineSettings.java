package io.procos.engine;

import io.procos.engine.exporting.ExporterSpec;
import io.procos.engine.gateway.GatewaySettings;
import io.procos.engine.partition.PartitionSettings;
import io.procos.engine.partition.StorageSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How an embedded engine runs. Made with {@link #in}.
 *
 * @param dataFolder all that the engine keeps; belongs to one engine at a time
 * @param partitions how many; cannot change once there is data
 * @param gateway where clients and workers connect
 * @param storage how the data is kept
 * @param maxInFlight user commands that may wait in one partition before it answers "resource exhausted"
 * @param stateMemoryBytes memory of the state databases of all partitions together
 * @param startTimeout longest time for the recovery of one partition
 * @param exporters fed with every record that they want
 * @param profile the profile of the application around the engine; one for production is refused
 */
public record EngineSettings(
        Path dataFolder,
        int partitions,
        GatewaySettings gateway,
        StorageSettings storage,
        int maxInFlight,
        long stateMemoryBytes,
        Duration startTimeout,
        List<ExporterSpec> exporters,
        String profile) {

    private static final int MOST_PARTITIONS = 16;

    public EngineSettings {
        if (partitions < 1 || partitions > MOST_PARTITIONS) {
            throw new IllegalArgumentException(
                    "an embedded engine has 1 to %d partitions, not %d".formatted(MOST_PARTITIONS, partitions));
        }
        exporters = List.copyOf(exporters);
    }

    /** Starts from the defaults: one partition, loopback, every acknowledged record on the device. */
    public static Builder in(Path dataFolder) {
        return new Builder(dataFolder);
    }

    List<PartitionSettings> forPartitions() {
        return IntStream.rangeClosed(1, partitions)
                .mapToObj(id -> new PartitionSettings(
                        id, partitions, dataFolder.resolve("partition-" + id), storage, maxInFlight, startTimeout))
                .toList();
    }

    /** Changes what differs from the defaults. Not thread-safe. */
    public static final class Builder {
        private final Path dataFolder;
        private int partitions = 1;
        private GatewaySettings gateway = GatewaySettings.DEFAULT;
        private StorageSettings storage = StorageSettings.DEFAULT;
        private int maxInFlight = 2000;
        private long stateMemoryBytes = 96L << 20;
        private Duration startTimeout = Duration.ofMinutes(2);
        private List<ExporterSpec> exporters = List.of();
        private String profile = "";

        private Builder(Path dataFolder) {
            this.dataFolder = dataFolder;
        }

        public Builder partitions(int count) {
            partitions = count;
            return this;
        }

        public Builder gateway(GatewaySettings settings) {
            gateway = settings;
            return this;
        }

        public Builder storage(StorageSettings settings) {
            storage = settings;
            return this;
        }

        public Builder maxInFlight(int commands) {
            maxInFlight = commands;
            return this;
        }

        public Builder stateMemoryBytes(long bytes) {
            stateMemoryBytes = bytes;
            return this;
        }

        public Builder startTimeout(Duration limit) {
            startTimeout = limit;
            return this;
        }

        public Builder exporters(ExporterSpec... specs) {
            exporters = List.of(specs);
            return this;
        }

        public Builder profile(String name) {
            profile = name;
            return this;
        }

        public EngineSettings build() {
            return new EngineSettings(
                    dataFolder,
                    partitions,
                    gateway,
                    storage,
                    maxInFlight,
                    stateMemoryBytes,
                    startTimeout,
                    exporters,
                    profile);
        }
    }
}

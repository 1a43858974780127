package io.procos.engine;

import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.procos.engine.gateway.Gateway;
import io.procos.engine.gateway.JobOutlet;
import io.procos.engine.gateway.ProcessDefinitions.ProcessDefinition;
import io.procos.engine.log.LogCorrupted;
import io.procos.engine.partition.CommandBus;
import io.procos.engine.partition.DeployedProcess;
import io.procos.engine.partition.PartitionFailed;
import io.procos.engine.partition.PartitionHealth;
import io.procos.engine.partition.Partitions;
import io.procos.engine.partition.Resources;
import io.procos.engine.snapshot.SnapshotUnusable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Real Zeebe in this JVM, durable on disk, reachable by any Zeebe client. For development, demos and tests.
 *
 * <p>{@link #health} and the accessors are thread-safe; start and close it from one thread.
 */
public final class EmbeddedEngine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedEngine.class);

    private final EngineSettings settings;
    private final Partitions partitions;
    private final Gateway gateway;
    private final Resources resources;

    private EmbeddedEngine(EngineSettings settings, Partitions partitions, Gateway gateway, Resources resources) {
        this.settings = settings;
        this.partitions = partitions;
        this.gateway = gateway;
        this.resources = resources;
    }

    /**
     * Returns when every partition takes commands and the doors are open.
     *
     * @throws EngineRefused when it cannot; the message says what to do, and nothing stays open
     */
    public static EmbeddedEngine start(EngineSettings settings) {
        License.refuseProduction(settings.profile());
        License.say();
        Resources resources = new Resources();
        try {
            return start(settings, resources);
        } catch (LogCorrupted | SnapshotUnusable | PartitionFailed | IllegalArgumentException | IOException e) {
            resources.close();
            throw new EngineRefused("The engine cannot start: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            resources.close();
            Thread.currentThread().interrupt();
            throw new EngineRefused("The engine was interrupted while it started", e);
        } catch (RuntimeException e) {
            resources.close();
            throw e;
        }
    }

    private static EmbeddedEngine start(EngineSettings settings, Resources resources)
            throws IOException, InterruptedException {
        long began = System.nanoTime();
        resources.add(DataFolder.open(settings.dataFolder(), settings.partitions()));
        JobOutlet outlet = new JobOutlet();
        Partitions partitions = resources.add(new Partitions(
                settings.forPartitions(),
                settings.stateMemoryBytes(),
                outlet,
                settings.exporters(),
                new CompositeMeterRegistry()));
        partitions.start();
        Gateway gateway = resources.add(Gateway.start(
                settings.gateway(),
                partitions,
                outlet,
                key -> partitions.process(key).map(EmbeddedEngine::definition)));
        LOG.info(
                "Engine ready in {} ms: gRPC on {}:{}, REST on port {}, data in {}",
                (System.nanoTime() - began) / 1_000_000,
                settings.gateway().host(),
                gateway.grpcPort(),
                gateway.restPort(),
                settings.dataFolder());
        return new EmbeddedEngine(settings, partitions, gateway, resources);
    }

    private static ProcessDefinition definition(DeployedProcess process) {
        return new ProcessDefinition(
                process.key(),
                process.processId(),
                process.version(),
                process.versionTag(),
                process.resourceName(),
                process.tenantId(),
                process.xml());
    }

    /** The doors: ports, and which job types are served. */
    public Gateway gateway() {
        return gateway;
    }

    /** Commands without a network, for tests and tools in this JVM. */
    public CommandBus commands() {
        return partitions;
    }

    public EngineHealth health() {
        List<PartitionHealth> all = partitions.health();
        return new EngineHealth(
                all.stream().allMatch(PartitionHealth::healthy), diskFree().orElse(-1L), all);
    }

    private Optional<Long> diskFree() {
        try {
            return Optional.of(settings.storage().disk().usableBytes(settings.dataFolder()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Closes the doors, takes last snapshots, closes the data. */
    @Override
    public void close() {
        resources.close();
    }
}

package io.procos.engine.partition;

import io.camunda.zeebe.engine.processing.streamprocessor.JobStreamer;
import io.camunda.zeebe.scheduler.ActorScheduler;
import io.micrometer.core.instrument.MeterRegistry;
import io.procos.engine.exporting.ExporterSpec;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** All partitions of an engine, and what they share. Thread-safe. */
public final class Partitions implements CommandBus, AutoCloseable {
    private final List<PartitionSlot> slots;
    private final Resources resources = new Resources();

    /**
     * @param stateMemoryBytes memory of the state databases of all partitions together
     * @param jobs where activated jobs are pushed to
     */
    public Partitions(
            List<PartitionSettings> settings,
            long stateMemoryBytes,
            JobStreamer jobs,
            List<ExporterSpec> exporters,
            MeterRegistry meters) {
        StateDb states = resources.add(new StateDb(stateMemoryBytes, settings.size(), meters));
        ExecutorService completions = resources.add(Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("engine-replies").factory()));
        ActorScheduler scheduler = resources.add(scheduler(meters));
        scheduler.start();
        EngineRoom room = new EngineRoom(
                new Processors(scheduler, jobs, meters), states, new PartitionLinks(), exporters, completions);
        this.slots = settings.stream()
                .map(each -> resources.add(new PartitionSlot(each, room)))
                .toList();
    }

    private static ActorScheduler scheduler(MeterRegistry meters) {
        return ActorScheduler.newActorScheduler()
                .setSchedulerName("engine")
                .setCpuBoundActorThreadCount(2)
                .setIoBoundActorThreadCount(1)
                .setMeterRegistry(meters)
                .build();
    }

    /** Opens every partition, one after the other; returns when all take commands. */
    public void start() throws IOException, InterruptedException {
        for (PartitionSlot slot : slots) {
            slot.open();
        }
        resources.add(new Housekeeping()).start(slots);
    }

    @Override
    public int partitionCount() {
        return slots.size();
    }

    @Override
    public boolean isHealthy(int partitionId) {
        return partitionId >= 1
                && partitionId <= slots.size()
                && slots.get(partitionId - 1).isHealthy();
    }

    @Override
    public CompletableFuture<Reply> send(int partitionId, UserCommand command) {
        if (partitionId < 1 || partitionId > slots.size()) {
            String absence = "There is no partition %d: the engine has %d".formatted(partitionId, slots.size());
            return CompletableFuture.failedFuture(new Refused(Refused.Cause.UNAVAILABLE, absence));
        }
        return slots.get(partitionId - 1).send(command);
    }

    /** A deployed process by its key, from the state; processes are on every partition, so the first one is asked. */
    public Optional<DeployedProcess> process(long key) {
        return slots.getFirst().process(key);
    }

    public List<PartitionHealth> health() {
        return slots.stream().map(PartitionSlot::health).toList();
    }

    /** Takes last snapshots and closes everything; also after a start that failed. */
    @Override
    public void close() {
        resources.close();
    }
}

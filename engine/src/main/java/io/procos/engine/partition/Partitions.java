package io.procos.engine.partition;

import io.camunda.zeebe.engine.processing.streamprocessor.JobStreamer;
import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.scheduler.ActorScheduler;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** All partitions of an engine, and what they share. Thread-safe. */
public final class Partitions implements CommandBus, AutoCloseable {
    private final List<PartitionSettings> settings;
    private final Resources resources = new Resources();
    private final Requests requests = new Requests();
    private final EngineRoom room;
    private final Map<Integer, Partition> open = new ConcurrentHashMap<>();

    /** @param stateMemoryBytes memory of the state databases of all partitions together */
    public Partitions(List<PartitionSettings> settings, JobStreamer jobs, long stateMemoryBytes, MeterRegistry meters) {
        this.settings = settings;
        StateDb states = resources.add(new StateDb(stateMemoryBytes, settings.size(), meters));
        ExecutorService completions = resources.add(Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("engine-replies").factory()));
        ActorScheduler scheduler = resources.add(scheduler(meters));
        scheduler.start();
        this.room = new EngineRoom(
                new Processors(scheduler, jobs, meters), states, new PartitionLinks(), requests, completions);
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
        for (PartitionSettings each : settings) {
            open.put(each.id(), new PartitionOpening(each, room).run());
        }
    }

    @Override
    public int partitionCount() {
        return settings.size();
    }

    @Override
    public boolean isHealthy(int partitionId) {
        Partition partition = open.get(partitionId);
        return partition != null && partition.trouble().isEmpty();
    }

    @Override
    public CompletableFuture<Reply> send(
            int partitionId, ValueType type, Intent intent, long key, UnifiedRecordValue value) {
        Partition partition = open.get(partitionId);
        if (partition == null) {
            return CompletableFuture.failedFuture(new Refused(Refused.Cause.UNAVAILABLE, absence(partitionId)));
        }
        return partition.send(type, intent, key, value);
    }

    private String absence(int partitionId) {
        return partitionId < 1 || partitionId > settings.size()
                ? "There is no partition %d: the engine has %d".formatted(partitionId, settings.size())
                : "Partition %d is not open yet".formatted(partitionId);
    }

    @Override
    public void close() {
        open.values().forEach(Partition::close);
        open.clear();
        requests.abandon("The engine is closing");
        resources.close();
    }
}

package io.procos.kernel.api;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.BrokerInfo;
import io.camunda.client.api.response.Topology;
import io.procos.api.event.WorkerSeen;
import io.procos.kernel.boot.BootProgress;
import io.procos.kernel.boot.BootProgress.Phase;
import io.procos.kernel.engine.EngineHealth;
import io.procos.kernel.model.Finding;
import io.procos.kernel.supervise.Incidents;
import io.procos.kernel.supervise.UserTasks;
import io.procos.kernel.supervise.Workers;
import io.procos.kernel.supervise.Workers.Worker;
import io.procos.kernel.watch.WatchedFolders;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The state of the whole: kernel, engine, workers. */
@RestController
final class SystemApi {
    record Status(
            Phase phase,
            boolean ready,
            Instant startedAt,
            EngineHealth.State engine,
            long workers,
            int incidents,
            int userTasks,
            List<Finding> refusedAtBoot,
            List<String> watchedFolders,
            Map<String, List<Finding>> refusedInWatchedFolders) {}

    record Partition(int id, String role, String health) {}

    record Broker(int nodeId, String address, String version, List<Partition> partitions) {}

    record Cluster(int size, int partitions, int replicationFactor, String gatewayVersion, List<Broker> brokers) {}

    /** The data of a {@code io.procos.worker.seen.v1} event. */
    record SignOfLife(
            @NotBlank(message = "is missing") String worker,
            @NotNull(message = "is missing") String version,
            @NotNull(message = "is missing") Instant startedAt,
            @Nullable Boolean draining,
            @NotNull(message = "is missing") List<WorkerSeen.Subscription> serves) {}

    private final CamundaClient client;
    private final BootProgress progress;
    private final EngineHealth engine;
    private final Workers workers;
    private final Incidents incidents;
    private final UserTasks tasks;
    private final WatchedFolders folders;

    SystemApi(
            CamundaClient client,
            BootProgress progress,
            EngineHealth engine,
            Workers workers,
            Incidents incidents,
            UserTasks tasks,
            WatchedFolders folders) {
        this.client = client;
        this.progress = progress;
        this.engine = engine;
        this.workers = workers;
        this.incidents = incidents;
        this.tasks = tasks;
        this.folders = folders;
    }

    @Operation(summary = "How the system is")
    @GetMapping("/v1/status")
    Status status() {
        return new Status(
                progress.phase(),
                progress.phase() == Phase.READY && engine.state().up(),
                progress.startedAt(),
                engine.state(),
                workers.all().stream().filter(worker -> !worker.lost()).count(),
                incidents.all().size(),
                tasks.all().size(),
                progress.refused(),
                folders.folders().stream().map(Object::toString).toList(),
                folders.refused());
    }

    @Operation(summary = "The engine's brokers and partitions")
    @GetMapping("/v1/topology")
    Cluster topology() {
        Topology topology = client.newTopologyRequest().execute();
        return new Cluster(
                topology.getClusterSize(),
                topology.getPartitionsCount(),
                topology.getReplicationFactor(),
                topology.getGatewayVersion(),
                topology.getBrokers().stream().map(SystemApi::broker).toList());
    }

    private static Broker broker(BrokerInfo broker) {
        List<Partition> partitions = broker.getPartitions().stream()
                .map(partition -> new Partition(
                        partition.getPartitionId(),
                        partition.getRole().name(),
                        partition.getHealth().name()))
                .toList();
        return new Broker(broker.getNodeId(), broker.getAddress(), broker.getVersion(), partitions);
    }

    @Operation(summary = "The workers that gave a sign of life, and what they serve")
    @GetMapping("/v1/workers")
    List<Worker> workers() {
        return workers.all();
    }

    @Operation(summary = "A worker's sign of life, every few seconds")
    @PostMapping("/v1/workers")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void seen(@Valid @RequestBody SignOfLife sign) {
        workers.seen(new WorkerSeen(
                sign.worker(), sign.version(), sign.startedAt(), Boolean.TRUE.equals(sign.draining()), sign.serves()));
    }
}

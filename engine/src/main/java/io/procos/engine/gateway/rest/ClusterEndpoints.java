package io.procos.engine.gateway.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.procos.engine.gateway.Topology;
import io.procos.engine.gateway.command.GatewayError;
import io.procos.engine.gateway.command.MessageCommands;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** The engine itself: topology, health, licence, clock. */
final class ClusterEndpoints {

    private final Commands commands;
    private final Supplier<Topology> topology;

    ClusterEndpoints(Commands commands, Supplier<Topology> topology) {
        this.commands = commands;
        this.topology = topology;
    }

    List<Endpoint> list() {
        return List.of(
                Endpoint.of("GET", "/v2/topology", call -> now(RestAnswer.ok(json(topology.get())))),
                Endpoint.of("GET", "/v2/status", call -> now(status())),
                Endpoint.of("GET", "/v2/license", call -> now(RestAnswer.ok(license()))),
                Endpoint.of("PUT", "/v2/clock", this::pinClock),
                Endpoint.of("POST", "/v2/clock/reset", call -> commands.noContent(MessageCommands.resetClock())));
    }

    private CompletableFuture<RestAnswer> pinClock(RestCall call) {
        long timestamp = call.json().number("timestamp", -1);
        if (timestamp < 0) {
            throw GatewayError.invalid("timestamp: expected milliseconds since 1970, not negative");
        }
        return commands.noContent(MessageCommands.pinClock(Instant.ofEpochMilli(timestamp)));
    }

    private RestAnswer status() {
        boolean healthy = topology.get().partitions().stream().allMatch(Topology.Partition::healthy);
        return healthy
                ? RestAnswer.NO_CONTENT
                : Problems.problem(503, "UNAVAILABLE", "A partition takes no commands; see /v2/topology", "/v2/status");
    }

    private static CompletableFuture<RestAnswer> now(RestAnswer answer) {
        return CompletableFuture.completedFuture(answer);
    }

    /** The engine's jars are licensed for development, test and demo. */
    private static ObjectNode license() {
        return Fields.newObject()
                .put("validLicense", false)
                .put("licenseType", "unknown")
                .put("isCommercial", false)
                .putNull("expiresAt");
    }

    private static ObjectNode json(Topology topology) {
        ObjectNode json = Fields.newObject();
        ObjectNode broker = json.putArray("brokers").addObject();
        broker.put("nodeId", 0)
                .put("host", topology.host())
                .put("port", topology.port())
                .put("version", topology.version());
        ArrayNode partitions = broker.putArray("partitions");
        topology.partitions()
                .forEach(partition -> partitions
                        .addObject()
                        .put("partitionId", partition.id())
                        .put("role", "leader")
                        .put("health", partition.healthy() ? "healthy" : "unhealthy"));
        return json.put("clusterSize", 1)
                .put("partitionsCount", topology.partitions().size())
                .put("replicationFactor", 1)
                .put("gatewayVersion", topology.version())
                .put("lastCompletedChangeId", "-1");
    }
}

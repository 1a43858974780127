package io.procos.kernel.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.response.PartitionBrokerHealth;
import io.camunda.client.api.response.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks the engine for its topology and says when its health changes. Thread-safe. */
@Component
public final class EngineHealth {
    private static final Logger LOG = LoggerFactory.getLogger(EngineHealth.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** What the last probe found; {@code up} when the engine answered and each partition is healthy. */
    public record State(boolean up, String detail, Instant since) {}

    private final CamundaClient client;
    private volatile State state = new State(false, "not asked yet", Instant.now());

    EngineHealth(CamundaClient client) {
        this.client = client;
    }

    public State state() {
        return state;
    }

    /** Asks now; returns whether the engine came back with this probe. */
    public boolean probe() {
        State before = state;
        State now = ask();
        if (now.up() == before.up()) {
            state = new State(now.up(), now.detail(), before.since());
            return false;
        }
        state = now;
        if (now.up()) {
            LOG.info("The engine is up: {}", now.detail());
        } else {
            LOG.warn("The engine is down: {}", now.detail());
        }
        return now.up();
    }

    private State ask() {
        try {
            return judge(client.newTopologyRequest().requestTimeout(PATIENCE).execute());
        } catch (ClientException e) {
            String cause =
                    Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
            return new State(false, cause, Instant.now());
        }
    }

    private static State judge(Topology topology) {
        long healthy = topology.getBrokers().stream()
                .flatMap(broker -> broker.getPartitions().stream())
                .filter(partition -> partition.isLeader() && partition.getHealth() == PartitionBrokerHealth.HEALTHY)
                .count();
        String detail = "%d of %d partitions healthy, gateway %s"
                .formatted(healthy, topology.getPartitionsCount(), topology.getGatewayVersion());
        return new State(healthy >= topology.getPartitionsCount() && healthy > 0, detail, Instant.now());
    }
}

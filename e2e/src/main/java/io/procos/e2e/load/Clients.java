package io.procos.e2e.load;

import io.camunda.client.CamundaClient;
import java.net.URI;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Camunda clients as our workers use them: gRPC before REST, plain text on loopback. */
public final class Clients {
    private Clients() {}

    public static CamundaClient at(int grpcPort, int restPort) {
        return CamundaClient.newClientBuilder()
                .grpcAddress(URI.create("http://127.0.0.1:" + grpcPort))
                .restAddress(URI.create("http://127.0.0.1:" + restPort))
                .preferRestOverGrpc(false)
                .defaultRequestTimeout(Duration.ofSeconds(20))
                .numJobWorkerExecutionThreads(2)
                .build();
    }

    /**
     * Waits until the engine answers a topology request with a healthy partition.
     *
     * @throws IllegalStateException when it does not in time, or {@code alive} turns false
     */
    public static void awaitReady(CamundaClient client, Duration patience, BooleanSupplier alive)
            throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!answers(client)) {
            if (!alive.getAsBoolean()) {
                throw new IllegalStateException("the engine ended before it answered");
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the engine did not answer within " + patience);
            }
            Thread.sleep(50);
        }
    }

    private static boolean answers(CamundaClient client) {
        try {
            return client.newTopologyRequest().requestTimeout(Duration.ofSeconds(2)).send().join().getBrokers().stream()
                    .flatMap(broker -> broker.getPartitions().stream())
                    .anyMatch(partition -> partition.isLeader());
        } catch (RuntimeException notYet) {
            return false;
        }
    }
}

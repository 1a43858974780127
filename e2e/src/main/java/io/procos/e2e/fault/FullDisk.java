package io.procos.e2e.fault;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.PartitionBrokerHealth;
import io.procos.e2e.load.EngineProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Fills the disk under an engine that is at work, then makes room: it has to say so, and to go on by itself. */
record FullDisk(boolean saidSo, boolean healthTurned, boolean wentOn, int acknowledged, long missing) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long MB = 1 << 20;
    private static final int LEAST_FREE_MB = 8;

    static FullDisk run(SmallDisk disk) throws Exception {
        OneTaskLoad load = new OneTaskLoad();
        Path data = disk.root().resolve("data");
        try (EngineProcess engine = EngineProcess.durable(data, "--least-free-mb", Integer.toString(LEAST_FREE_MB))) {
            load.deploy(engine.client());
            Path filler = disk.fillBut((LEAST_FREE_MB + 2) * MB);
            Throwable refusal = load.startUntilRefused(engine.client());
            boolean turned = awaitHealth(engine.client(), PartitionBrokerHealth.UNHEALTHY);
            Files.delete(filler);
            boolean wentOn = awaitHealth(engine.client(), PartitionBrokerHealth.HEALTHY);
            long missing = load.missing(engine.client());
            return new FullDisk(namesFolderAndRoom(refusal, data), turned, wentOn, load.acknowledged(), missing);
        }
    }

    private static boolean namesFolderAndRoom(@Nullable Throwable refusal, Path data) {
        String said = String.valueOf(refusal);
        return said.contains("RESOURCE_EXHAUSTED")
                && said.contains(data.toString())
                && said.matches("(?s).*\\d+ bytes.*")
                && said.contains("Free some space");
    }

    private static boolean awaitHealth(CamundaClient client, PartitionBrokerHealth wanted) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (health(client) != wanted) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(50);
        }
        return true;
    }

    private static PartitionBrokerHealth health(CamundaClient client) {
        return client.newTopologyRequest()
                .send()
                .join()
                .getBrokers()
                .getFirst()
                .getPartitions()
                .getFirst()
                .getHealth();
    }

    boolean isClear() {
        return saidSo && healthTurned && wentOn;
    }
}

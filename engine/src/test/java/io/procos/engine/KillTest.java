package io.procos.engine;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.procos.engine.gateway.GatewaySettings;
import io.procos.engine.partition.BusDriver;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillTest {
    private static final int ENOUGH = 300;

    @TempDir
    Path data;

    @Test
    void keepsEveryAcknowledgedInstanceTimerAndMessageOverKillMinus9() throws Exception {
        Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
        try (ChildEngine child = ChildEngine.start(data);
                CamundaClient client = client(child.grpcPort())) {
            for (var model : List.of(Models.TASK, Models.TIMER, Models.MESSAGE)) {
                client.newDeployResourceCommand()
                        .addProcessModel(model, "test.bpmn")
                        .send()
                        .join();
            }
            create(client, "timer");
            create(client, "message");
            loadUntilEnough(client, acknowledged);
            child.kill();
        }

        EngineSettings settings = EngineSettings.in(data)
                .gateway(GatewaySettings.DEFAULT.withPorts(0, 0))
                .build();
        try (EmbeddedEngine engine = EmbeddedEngine.start(settings)) {
            BusDriver driver = new BusDriver(engine.commands());
            driver.publish("go", "key");

            assertThat(driver.instancesWithJobs("task")).containsAll(acknowledged);
            for (String jobType : List.of("message", "timer")) {
                await().atMost(ofSeconds(10)).until(() -> driver.activate(jobType, 10), jobs -> jobs.size() == 1);
            }
        }
    }

    /** Returns in the middle of the load: some commands are on their way when the engine dies. */
    private static void loadUntilEnough(CamundaClient client, Set<Long> acknowledged) throws InterruptedException {
        Semaphore inFlight = new Semaphore(50);
        while (acknowledged.size() < ENOUGH) {
            inFlight.acquire();
            client.newCreateInstanceCommand()
                    .bpmnProcessId("task")
                    .latestVersion()
                    .send()
                    .whenComplete((created, error) -> {
                        if (created != null) {
                            acknowledged.add(created.getProcessInstanceKey());
                        }
                        inFlight.release();
                    });
        }
    }

    private static void create(CamundaClient client, String process) {
        client.newCreateInstanceCommand()
                .bpmnProcessId(process)
                .latestVersion()
                .send()
                .join();
    }

    private static CamundaClient client(int grpcPort) {
        return CamundaClient.newClientBuilder()
                .grpcAddress(URI.create("http://127.0.0.1:" + grpcPort))
                .preferRestOverGrpc(false)
                .build();
    }
}

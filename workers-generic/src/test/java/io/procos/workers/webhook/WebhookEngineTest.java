package io.procos.workers.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.procos.tde.testkit.TestEngine;
import io.procos.tde.worker.EngineInbound;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** A hook before a real engine. */
class WebhookEngineTest {
    private static final String STARTED_BY_MESSAGE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="test"
                xmlns:zeebe="http://camunda.org/schema/zeebe/1.0">
              <message id="m" name="order-received"/>
              <process id="orders" isExecutable="true">
                <startEvent id="start"><messageEventDefinition messageRef="m"/></startEvent>
                <sequenceFlow id="f" sourceRef="start" targetRef="task"/>
                <serviceTask id="task"><extensionElements><zeebe:taskDefinition type="seen"/></extensionElements></serviceTask>
              </process>
            </definitions>
            """;

    @Test
    void startsOneInstanceHoweverOftenACallIsRepeated() throws Exception {
        List<Map<String, Object>> seen = new CopyOnWriteArrayList<>();
        try (TestEngine engine = new TestEngine();
                CamundaClient client = engine.newClient();
                HookServer server = new HookServer(Map.of(), new EngineInbound(client))) {
            engine.client()
                    .newDeployResourceCommand()
                    .addResourceStringUtf8(STARTED_BY_MESSAGE, "orders.bpmn")
                    .send()
                    .join();
            client.newWorker()
                    .jobType("seen")
                    .handler((jobs, job) -> {
                        seen.add(job.getVariablesAsMap());
                        jobs.newCompleteCommand(job).send();
                    })
                    .open();
            long now = Instant.now().getEpochSecond();

            for (int i = 0; i < 3; i++) {
                assertThat(server.caller().post("orders", "{\"id\":1}", now).statusCode())
                        .isEqualTo(202);
            }
            server.caller().post("orders", "{\"id\":2}", now);

            await().atMost(Duration.ofSeconds(10)).until(() -> seen.size() >= 2);
            assertThat(seen)
                    .containsExactlyInAnyOrder(Map.of("body", Map.of("id", 1)), Map.of("body", Map.of("id", 2)));
        }
    }
}

package io.procos.kernel.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.procos.api.event.EventSink;
import io.procos.engine.EmbeddedEngine;
import io.procos.engine.EngineSettings;
import io.procos.engine.exporting.ExporterSpec;
import io.procos.engine.gateway.GatewaySettings;
import io.procos.exporter.ProcosExporter;
import io.procos.kernel.TestKernel;
import io.procos.kernel.TestKernel.Answer;
import io.procos.kernel.TestModels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The embedded engine feeds the supervisor through its exporter, as in the standalone. */
class WholeLoopTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    static Path dir;

    private static EmbeddedEngine engine;
    private static TestKernel kernel;

    @BeforeAll
    static void boot() {
        AtomicReference<EventSink> supervisor = new AtomicReference<>();
        EventSink sink = batch -> Objects.requireNonNull(supervisor.get()).accept(batch);
        engine = EmbeddedEngine.start(EngineSettings.in(dir.resolve("engine"))
                .gateway(GatewaySettings.DEFAULT.withPorts(0, 0))
                .exporters(new ExporterSpec("procos", () -> new ProcosExporter(sink)))
                .build());
        kernel = TestKernel.boot(
                dir.resolve("data"),
                "--camunda.client.grpc-address=http://127.0.0.1:"
                        + engine.gateway().grpcPort(),
                "--camunda.client.rest-address=http://127.0.0.1:"
                        + engine.gateway().restPort(),
                "--procos.kernel.supervise.recover-process=");
        supervisor.set(kernel.bean(Supervisor.class));
    }

    @AfterAll
    static void stop() {
        kernel.close();
        engine.close();
    }

    @Test
    void claimsAndCompletesUserTask() {
        deploy(
                "ask",
                TestModels.with(
                        "ask",
                        process -> process.startEvent("start")
                                .userTask(
                                        "approve", task -> task.zeebeUserTask().zeebeCandidateGroups("boss"))
                                .endEvent("end")));
        kernel.post("/v1/instances", Map.of("processId", "ask"));
        await().atMost(PATIENCE).until(() -> tasks().size() == 1);
        String key = tasks().get(0).path("userTaskKey").asString();

        Answer claim = kernel.post("/v1/user-tasks/" + key + "/claim", Map.of("assignee", "ada"));
        Answer second = kernel.post("/v1/user-tasks/" + key + "/claim", Map.of("assignee", "bob"));
        await().atMost(PATIENCE)
                .until(() -> tasks().get(0).path("assignee").asString("").equals("ada"));
        Answer done = kernel.post("/v1/user-tasks/" + key + "/complete", Map.of("variables", Map.of("ok", true)));

        assertThat(claim.status()).isEqualTo(204);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text("hint")).isNotBlank();
        assertThat(done.status()).isEqualTo(204);
        await().atMost(PATIENCE).until(() -> tasks().isEmpty());
        assertThat(kernel.post("/v1/user-tasks/" + key + "/complete", Map.of()).status())
                .isEqualTo(404);
    }

    @Test
    void retriesInstanceOnceItsCauseIsMended() {
        deploy(
                "broken",
                TestModels.with(
                        "broken",
                        process -> process.startEvent("start")
                                .exclusiveGateway("gateway")
                                .conditionExpression("missing = 1")
                                .endEvent("end")));
        String key = kernel.post("/v1/instances", Map.of("processId", "broken")).text("instanceKey");

        await().atMost(PATIENCE).until(() -> !kernel.get("/v1/incidents").body().isEmpty());
        JsonNode incident = kernel.get("/v1/incidents").body().get(0);
        assertThat(incident.path("processInstanceKey").asString()).isEqualTo(key);
        assertThat(incident.path("elementId").asString()).isEqualTo("gateway");

        kernel.post("/v1/instances/" + key + "/variables", Map.of("variables", Map.of("missing", 1)));
        Answer retried = kernel.post("/v1/instances/" + key + "/retry", Map.of());
        assertThat(retried.status()).isEqualTo(200);
        await().atMost(PATIENCE)
                .until(() -> kernel.delete("/v1/instances/" + key).status() == 404);
    }

    private static JsonNode tasks() {
        return kernel.get("/v1/user-tasks").body();
    }

    private static void deploy(String name, String model) {
        Answer answer = kernel.post(
                "/v1/deployments", Map.of("resources", List.of(Map.of("name", name + ".bpmn", "content", model))));
        assertThat(answer.status()).isEqualTo(200);
    }
}

package io.procos.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.procos.standalone.client.ControlApi;
import io.procos.standalone.daemon.TestDaemon;
import io.procos.standalone.home.DataFolder;
import io.procos.standalone.home.RunFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** From an incident in a called instance to the restart, with every part in its place. */
class RecoveryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path data;

    private TestDaemon daemon;
    private ControlApi api;

    @BeforeEach
    void start() throws Exception {
        daemon = TestDaemon.start(data);
        DataFolder folder = DataFolder.of(data);
        int port = new RunFile(folder.runFile()).alive().orElseThrow().ports().api();
        api = new ControlApi(
                URI.create("http://127.0.0.1:" + port),
                Files.readString(folder.token()).strip());
    }

    @AfterEach
    void stop() {
        daemon.close();
    }

    @Test
    void restartsTheCallerWithItsOriginalVariables() throws Exception {
        Deployment.of(List.of(model("script.bpmn"), model("calling.bpmn"))).send(api);
        Map<String, Object> given = Map.of("amount", 1, "customer", Map.of("name", "Ada", "vip", true));
        String failed = api.post("/v1/instances", Map.of("processId", "calling", "variables", given))
                .path("instanceKey")
                .asString();
        JsonNode task = await().atMost(PATIENCE)
                .until(() -> first("/v1/user-tasks", "elementId", "userTask_DecideIncident"), Optional::isPresent)
                .orElseThrow();
        api.post("/v1/instances/" + failed + "/variables", Map.of("variables", Map.of("amount", 2)));

        api.post(
                "/v1/user-tasks/" + task.path("userTaskKey").asString() + "/complete",
                Map.of("variables", Map.of("decision", "restart")));

        String restarted = await().atMost(PATIENCE).until(() -> otherRoot(failed), root -> !root.isEmpty());
        assertThat(story(failed).path("instance").path("state").asString()).isEqualTo("terminated");
        assertThat(story(restarted).path("instance").path("bpmnProcessId").asString())
                .isEqualTo("calling");
        assertThat(variable(restarted, "amount")).isEqualTo("1");
        assertThat(variable(restarted, "customer")).contains("\"name\":\"Ada\"", "\"vip\":true");
    }

    /** The restarted instance fails like the first one. */
    private String otherRoot(String failed) {
        return StreamSupport.stream(api.get("/v1/incidents").spliterator(), false)
                .map(incident -> incident.path("rootInstanceKey").asString(""))
                .filter(root -> !root.equals(failed))
                .findFirst()
                .orElse("");
    }

    private Optional<JsonNode> first(String path, String field, String value) {
        return StreamSupport.stream(api.get(path).spliterator(), false)
                .filter(entry -> entry.path(field).asString("").equals(value))
                .findFirst();
    }

    private String variable(String instance, String name) {
        return StreamSupport.stream(story(instance).path("variables").spliterator(), false)
                .filter(variable -> variable.path("scopeKey").asString().equals(instance))
                .filter(variable -> variable.path("name").asString().equals(name))
                .map(variable -> variable.path("json").asString())
                .findFirst()
                .orElse("");
    }

    private JsonNode story(String instance) {
        return api.get("/v1/memory/instances/" + instance + "/story");
    }

    private static Path model(String name) throws Exception {
        return Path.of(
                Objects.requireNonNull(RecoveryTest.class.getResource(name)).toURI());
    }
}

package io.procos.kernel.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.procos.kernel.TestKernel;
import io.procos.kernel.TestKernel.Answer;
import io.procos.kernel.TestModels;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlApiTest {
    @TempDir
    static Path dir;

    private static TestKernel kernel;

    @BeforeAll
    static void boot() {
        kernel = TestKernel.boot(dir, "--procos.kernel.api.max-variables=1KB");
    }

    @AfterAll
    static void stop() {
        kernel.close();
    }

    @Test
    void deploysTogetherAndNamesUnservedJobTypes() {
        String model = TestModels.oneTask("deployed", "nobody.serves.this");
        Answer first = deploy("deployed", model);
        Answer second = deploy("deployed", model);

        var file = first.body().path("resources").get(0);
        assertThat(first.status()).isEqualTo(200);
        assertThat(file.path("changed").asBoolean()).isTrue();
        assertThat(file.path("definitions").get(0).path("version").asInt()).isEqualTo(1);
        assertThat(file.path("definitions").get(0).path("key").isString()).isTrue();
        assertThat(first.body().path("unservedJobTypes").get(0).asString()).isEqualTo("nobody.serves.this");
        assertThat(second.body().path("resources").get(0).path("changed").asBoolean())
                .isFalse();
        assertThat(kernel.get("/v1/definitions/deployed/xml").text("text")).contains("nobody.serves.this");
    }

    @Test
    void countsJobTypeAsServedOnceAWorkerSaysSo() {
        Answer seen = kernel.postText("/v1/workers", """
                {"worker":"python-1","version":"1","startedAt":"2026-01-01T00:00:00Z","draining":false,
                 "serves":[{"jobType":"served.type","active":0,"capacity":4}]}""");

        assertThat(seen.status()).isEqualTo(202);
        assertThat(deploy("served", TestModels.oneTask("served", "served.type"))
                        .body()
                        .path("unservedJobTypes"))
                .isEmpty();
        assertThat(kernel.get("/v1/workers").body().findValuesAsString("worker"))
                .contains("python-1");
    }

    @Test
    void tellsItsFiguresToThoseWithTheToken() {
        Answer figures = kernel.get("/actuator/prometheus");
        Answer stranger =
                kernel.send(kernel.plainRequest("/actuator/prometheus").GET());

        assertThat(figures.text("text")).contains("procos_engine_up", "procos_incidents_open", "procos_exporter_lag");
        assertThat(stranger.status()).isEqualTo(401);
    }

    @Test
    void takesUploadedFiles() {
        String boundary = "parts";
        String body = "--parts\r\nContent-Disposition: form-data; name=\"resources\"; filename=\"up.bpmn\"\r\n"
                + "Content-Type: text/xml\r\n\r\n" + TestModels.empty("uploaded") + "\r\n--parts--\r\n";

        Answer answer = kernel.send(kernel.request("/v1/deployments")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofString(body)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("resources").get(0).path("name").asString())
                .isEqualTo("up.bpmn");
    }

    @Test
    void refusesWrongModelWithElementAndDeploysNothingOfTheRequest() {
        Answer answer = kernel.post(
                "/v1/deployments",
                Map.of(
                        "resources",
                        List.of(
                                resource("good.bpmn", TestModels.empty("good-of-bad")),
                                resource(
                                        "bad.bpmn",
                                        TestModels.oneTask("bad", "t").replace("id=\"end\"", "id=\"task\"")))));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("element")).isEqualTo("task");
        assertThat(answer.text("file")).isEqualTo("bad.bpmn");
        assertThat(answer.text("hint")).isNotBlank();
        assertThat(kernel.post("/v1/instances", Map.of("processId", "good-of-bad"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void namesElementThatOnlyTheEngineRefuses() {
        String model = TestModels.oneTask("engine-no", "t").replace("type=\"t\"", "type=\"= 1 +\"");

        Answer answer = deploy("engine-no", model);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("element")).isEqualTo("task");
    }

    @Test
    void startsOncePerStartKeyEvenAtTheSameTime() throws Exception {
        deploy("once", TestModels.oneTask("once", "x"));
        Map<String, Object> request = Map.of("processId", "once", "startKey", "order 4711/ä");

        Set<String> keys = new HashSet<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Answer> start = () -> kernel.post("/v1/instances", request);
            for (var answer :
                    threads.invokeAll(IntStream.range(0, 8).mapToObj(i -> start).toList())) {
                keys.add(answer.get().text("instanceKey"));
            }
        }
        Answer again = kernel.post("/v1/instances", request);

        assertThat(keys).hasSize(1).doesNotContain("");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().path("existing").asBoolean()).isTrue();
        assertThat(again.text("instanceKey")).isIn(keys);
    }

    @Test
    void refusesStartKeyOfAnotherProcess() {
        deploy("mine", TestModels.empty("mine"));
        deploy("yours", TestModels.empty("yours"));
        kernel.post("/v1/instances", Map.of("processId", "mine", "startKey", "k"));

        Answer answer = kernel.post("/v1/instances", Map.of("processId", "yours", "startKey", "k"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("field")).isEqualTo("startKey");
    }

    @Test
    void awaitsResult() {
        deploy("await", TestModels.empty("await"));

        Answer answer = kernel.post(
                "/v1/instances", Map.of("processId", "await", "variables", Map.of("a", 1), "await", "PT10S"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().path("result").path("a").asInt()).isEqualTo(1);
    }

    @Test
    void saysThatTheInstanceGoesOnWhenTheWaitIsOver() {
        deploy("slow", TestModels.oneTask("slow", "never"));

        Answer answer = kernel.post("/v1/instances", Map.of("processId", "slow", "await", "PT0.3S"));

        assertThat(answer.status()).isEqualTo(504);
        assertThat(answer.text("hint")).contains("goes on");
    }

    @Test
    void cancelsAndSetsVariablesAndMoves() {
        deploy("life", TestModels.oneTask("life", "never"));
        String key = kernel.post("/v1/instances", Map.of("processId", "life")).text("instanceKey");

        assertThat(kernel.post("/v1/instances/" + key + "/variables", Map.of("variables", Map.of("v", 2)))
                        .status())
                .isEqualTo(204);
        assertThat(kernel.post(
                                "/v1/instances/" + key + "/modification",
                                Map.of("activate", List.of(Map.of("elementId", "task"))))
                        .status())
                .isEqualTo(204);
        assertThat(kernel.delete("/v1/instances/" + key).status()).isEqualTo(204);
        assertThat(kernel.delete("/v1/instances/" + key).status()).isEqualTo(404);
    }

    @Test
    void migratesToAnotherDefinition() {
        deploy("from", TestModels.oneTask("from", "never"));
        Answer target = deploy("to", TestModels.oneTask("to", "never"));
        String key = kernel.post("/v1/instances", Map.of("processId", "from")).text("instanceKey");
        String definition = target.body()
                .path("resources")
                .get(0)
                .path("definitions")
                .get(0)
                .path("key")
                .asString();

        Answer answer = kernel.post(
                "/v1/instances/" + key + "/migration",
                Map.of("targetDefinitionKey", definition, "mappings", Map.of("task", "task")));

        assertThat(answer.status()).isEqualTo(204);
    }

    @Test
    void correlatesMessages() {
        String model = TestModels.with(
                "msg",
                process -> process.startEvent("start")
                        .intermediateCatchEvent(
                                "wait", wait -> wait.message(m -> m.name("paid").zeebeCorrelationKey("=order")))
                        .endEvent("end"));
        deploy("msg", model);
        kernel.post("/v1/messages", Map.of("name", "paid", "correlationKey", "7", "timeToLive", "PT1M"));

        Answer answer = kernel.post(
                "/v1/instances", Map.of("processId", "msg", "variables", Map.of("order", "7"), "await", "PT10S"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(kernel.post("/v1/signals", Map.of("name", "all")).status()).isEqualTo(201);
    }

    @Test
    void namesTheFieldThatIsWrong() {
        assertProblem(kernel.postText("/v1/instances", "{}"), 400, "processId");
        assertProblem(kernel.postText("/v1/instances", "{\"processId\":\"p\",\"variables\":[1]}"), 400, "variables");
        assertProblem(kernel.postText("/v1/instances", "{\"processId\":\"p\",\"variables\":\"x\"}"), 400, "variables");
        assertProblem(kernel.postText("/v1/instances", "{\"procesId\":\"p\"}"), 400, "procesId");
        assertProblem(kernel.postText("/v1/instances", "{\"processId\":"), 400, "body");
        assertProblem(kernel.postText("/v1/instances", "{\"processId\":\"p\",\"version\":\"last\"}"), 400, "version");
        assertProblem(kernel.postText("/v1/instances", "{\"processId\":\"p\",\"tags\":[\"1 2\"]}"), 400, "tags[0]");
        assertProblem(kernel.postText("/v1/instances", "{\"processId\":\"p\",\"await\":\"soon\"}"), 400, "await");
        assertProblem(kernel.postText("/v1/messages", "{}"), 400, "name");
        assertProblem(kernel.postText("/v1/deployments", "{\"resources\":[]}"), 400, "resources");
        assertProblem(
                kernel.postText("/v1/deployments", "{\"resources\":[{\"name\":\"a.txt\",\"content\":\"\"}]}"),
                400,
                "resources[0].name");
        assertProblem(
                kernel.postText("/v1/workers", "{\"worker\":\"w\",\"version\":\"1\",\"startedAt\":0}"), 400, "serves");
        assertProblem(kernel.delete("/v1/instances/abc"), 400, "key");
    }

    @Test
    void refusesOverLongVariables() {
        String long2k = "x".repeat(2_000);

        Answer answer = kernel.post("/v1/instances", Map.of("processId", "p", "variables", Map.of("v", long2k)));

        assertProblem(answer, 400, "variables");
        assertThat(answer.text("detail")).contains("2,0").contains("1,024");
    }

    @Test
    void keepsStrangersOut() throws Exception {
        assertThat(kernel.send(kernel.plainRequest("/v1/status")).status()).isEqualTo(401);
        assertThat(kernel.send(kernel.plainRequest("/v1/openapi")).status()).isEqualTo(401);
        assertThat(kernel.send(kernel.plainRequest("/v1/status").header("Authorization", "Bearer guess"))
                        .status())
                .isEqualTo(401);
        assertThat(kernel.send(kernel.plainRequest("/actuator/health")).status())
                .isEqualTo(200);
        assertThat(kernel.send(kernel.plainRequest("/actuator/env")).status()).isEqualTo(401);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve("token"))))
                .isEqualTo("rw-------");
    }

    @Test
    void describesItself() {
        Answer document = kernel.get("/v1/openapi");

        assertThat(document.body().path("openapi").asString()).startsWith("3.");
        assertThat(document.body().path("paths").propertyNames())
                .contains("/v1/deployments", "/v1/instances", "/v1/user-tasks/{key}/complete", "/v1/incidents");
    }

    @Test
    void showsTopology() {
        Answer answer = kernel.get("/v1/topology");

        assertThat(answer.body().path("partitions").asInt()).isEqualTo(1);
    }

    private static Answer deploy(String name, String model) {
        return kernel.post("/v1/deployments", Map.of("resources", List.of(resource(name + ".bpmn", model))));
    }

    private static Map<String, String> resource(String name, String content) {
        return Map.of("name", name, "content", content);
    }

    private static void assertProblem(Answer answer, int status, String field) {
        assertThat(answer.body().toString()).contains("\"field\":\"" + field + "\"");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text("detail")).isNotBlank();
        assertThat(answer.text("hint")).isNotBlank();
    }
}

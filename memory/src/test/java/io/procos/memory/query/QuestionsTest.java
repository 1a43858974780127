package io.procos.memory.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.procos.api.event.AdapterDeclared;
import io.procos.api.event.CloudEvent;
import io.procos.api.event.EngineEvent.ElementEntered;
import io.procos.api.event.EngineEvent.IncidentRaised;
import io.procos.api.event.EngineEvent.InstanceStarted;
import io.procos.api.event.EngineEvent.UserTaskChanged;
import io.procos.api.event.EventData;
import io.procos.memory.ingest.Told;
import io.procos.memory.query.TestMemory.Answer;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class QuestionsTest {
    private static final long TOLD = 2251799813685000L;
    private static final long PARENT = 5000;

    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static TestMemory memory;

    @BeforeAll
    static void boot() {
        memory = TestMemory.boot(folder);
        memory.remember(new Told(TOLD).events());
        for (int i = 0; i < 5; i++) memory.remember(List.of(started(100 + i, "many", null)));
        memory.remember(List.of(
                started(PARENT, "parent", null),
                event(PARENT, new ElementEntered(PARENT, PARENT + 1, PARENT, "subProcess_All", "SUB_PROCESS")),
                event(
                        PARENT,
                        new ElementEntered(PARENT, PARENT + 2, PARENT + 1, "callActivity_Child", "CALL_ACTIVITY")),
                started(PARENT + 10, "child", PARENT),
                event(
                        PARENT + 10,
                        new IncidentRaised(
                                PARENT + 11,
                                PARENT + 10,
                                PARENT,
                                7L,
                                "child",
                                PARENT + 12,
                                "scriptTask_Sum",
                                null,
                                "EXTRACT_VALUE_ERROR",
                                "no variable found for name 'sum'")),
                event(
                        PARENT + 10,
                        new UserTaskChanged(
                                PARENT + 13,
                                PARENT + 10,
                                PARENT + 14,
                                "userTask_Look",
                                "child",
                                "created",
                                null,
                                List.of("clerks"),
                                null,
                                Map.of())),
                CloudEvent.of(
                        "a-1",
                        "/worker/w",
                        null,
                        Told.BEGIN,
                        new AdapterDeclared("procos.mail.send.v1", "Sends a mail", "not-idempotent", "w", "1"))));
    }

    @AfterAll
    static void stop() {
        memory.close();
    }

    @Test
    void listsInstancesByWhatIsKnownOfThem() {
        assertThat(keys("?process=order&state=completed")).containsExactly(TOLD);
        assertThat(keys("?businessKey=PO-4711")).containsExactly(TOLD);
        assertThat(keys("?variable=amount%3D15")).containsExactly(TOLD);
        assertThat(keys("?variable=businessKey%3DPO-4711")).containsExactly(TOLD);
        assertThat(keys("?variable=amount%3D12")).isEmpty();
        assertThat(keys("?tag=channel:web&version=2")).containsExactly(TOLD);
        assertThat(keys("?process=order&from=2026-11-20T10:00:00Z&to=2026-11-20T10:00:01Z"))
                .containsExactly(TOLD);
        assertThat(keys("?process=order&to=2026-11-20T10:00:00Z")).isEmpty();
        assertThat(keys("?state=INCIDENT")).containsExactly(PARENT + 10);
        assertThat(keys("?root=" + PARENT)).containsExactlyInAnyOrder(PARENT, PARENT + 10);
    }

    @Test
    void turnsPagesWithoutLossWhileInstancesArrive() {
        Answer first = memory.get("/v1/memory/instances?process=many&limit=2");
        memory.remember(List.of(started(199, "many", null)));
        Answer second = memory.get("/v1/memory/instances?process=many&limit=2&cursor=" + next(first));
        Answer third = memory.get("/v1/memory/instances?process=many&limit=2&cursor=" + next(second));

        List<Long> all = new ArrayList<>();
        for (Answer page : List.of(first, second, third)) all.addAll(keys(page));
        assertThat(all).containsExactly(104L, 103L, 102L, 101L, 100L);
        assertThat(third.body().path("next").isNull()).isTrue();
    }

    @Test
    void tellsTheWholeStory() {
        JsonNode story = memory.get("/v1/memory/instances/" + TOLD + "/story").body();

        assertThat(story.path("instance").path("processInstanceKey").asString()).isEqualTo(Long.toString(TOLD));
        assertThat(story.path("elements").get(0).path("elementId").asString()).isEqualTo("serviceTask_Check");
        assertThat(story.path("flows").get(0).path("times").asInt()).isEqualTo(2);
        JsonNode run = story.path("runs").get(0);
        assertThat(run.path("policy").path("verdict").asString()).isEqualTo("allow");
        assertThat(run.path("effect").path("state").asString()).isEqualTo("done");
        assertThat(run.path("notes").get(0).path("details").path("status").asInt())
                .isEqualTo(404);
        assertThat(run.path("metrics").get(0).path("metric").asString()).isEqualTo("score");
        assertThat(run.path("modelCalls").get(0).path("inputTokens").asLong()).isEqualTo(100);
        assertThat(run.path("toolCalls").get(0).path("tool").asString()).isEqualTo("lookup");
        assertThat(run.path("attachments").get(0).path("object").asString()).isEqualTo("sha256:ab");
        assertThat(story.path("cost").path("microCents").asLong()).isEqualTo(5_000);
        assertThat(story.path("userTasks").get(0).path("assignee").asString()).isEqualTo("ada");
        assertThat(story.path("jobs").get(0).path("state").asString()).isEqualTo("completed");
        assertThat(story.path("incidents")
                        .get(0)
                        .path("cause")
                        .path("run")
                        .path("reason")
                        .asString())
                .isEqualTo("address missing");
        assertThat(story.path("complete").asBoolean()).isTrue();
    }

    @Test
    void nestsElementsAndCalledInstances() {
        JsonNode story = memory.get("/v1/memory/instances/" + PARENT + "/story").body();

        JsonNode scope = story.path("elements").get(0);
        assertThat(scope.path("elementId").asString()).isEqualTo("subProcess_All");
        assertThat(scope.path("children").get(0).path("elementId").asString()).isEqualTo("callActivity_Child");
        assertThat(story.path("called")
                        .get(0)
                        .path("instance")
                        .path("bpmnProcessId")
                        .asString())
                .isEqualTo("child");
        assertThat(story.path("called").get(0).path("userTasks").size()).isEqualTo(1);
    }

    @Test
    void namesTheCauseOfAnIncident() {
        JsonNode open = memory.get("/v1/memory/incidents").body().path("items");
        JsonNode resolved =
                memory.get("/v1/memory/incidents?state=resolved").body().path("items");

        assertThat(open).hasSize(1);
        assertThat(open.get(0).path("message").asString()).contains("'sum'");
        assertThat(open.get(0).path("cause").isNull()).isTrue();
        JsonNode cause = resolved.get(0).path("cause");
        assertThat(cause.path("run").path("code").asString()).isEqualTo("INVALID_OUTPUT");
        assertThat(cause.path("attempts")).hasSize(1);
        assertThat(memory.get("/v1/memory/incidents?instance=" + PARENT).body().path("items"))
                .hasSize(1);
    }

    @Test
    void listsRunsTasksAttachmentsAndTheFleet() {
        assertThat(items("/v1/memory/runs?instance=" + TOLD)).hasSize(2);
        assertThat(items("/v1/memory/runs?outcome=broken&mode=hybrid")).hasSize(1);
        assertThat(items("/v1/memory/attachments?instance=" + TOLD)).hasSize(1);
        assertThat(items("/v1/memory/user-tasks?group=clerks")).hasSize(1);
        assertThat(items("/v1/memory/user-tasks?state=completed&assignee=ada")).hasSize(1);
        assertThat(memory.get("/v1/memory/adapters")
                        .body()
                        .get(0)
                        .path("effect")
                        .asString())
                .isEqualTo("not-idempotent");
        assertThat(memory.get("/v1/memory/workers").status()).isEqualTo(200);
    }

    @Test
    void recallsByWordsAndMeaningAndSaysOnWhatItRests() {
        await().untilAsserted(() -> {
            JsonNode answer = memory.get("/v1/memory/recall?q=adresses%20missing&kind=error")
                    .body();
            assertThat(answer.path("items").get(0).path("byMeaning").asInt()).isPositive();
            assertThat(answer.path("items").get(0).path("processInstanceKey").asString())
                    .isEqualTo(Long.toString(TOLD));
            assertThat(answer.path("basis").path("embeddings").asString()).contains("no model");
            assertThat(answer.path("basis").path("trouble").isNull()).isTrue();
        });
    }

    @Test
    void scoresAProcessAgainstThePeriodBefore() {
        JsonNode score = memory.get("/v1/memory/definitions/order/score?period=P1D&to=2026-11-21T00:00:00Z")
                .body();

        assertThat(score.path("now").path("completed").asInt()).isEqualTo(1);
        assertThat(score.path("now").path("successRate").asDouble()).isEqualTo(1.0);
        assertThat(score.path("now").path("retriesPerTask").asDouble()).isEqualTo(1.0);
        assertThat(score.path("now").path("p95Seconds").asDouble()).isPositive();
        assertThat(score.path("now").path("microCents").asLong()).isEqualTo(5_000);
        assertThat(score.path("before").isNull()).isTrue();
        assertThat(score.path("troubles").get(0).path("elementId").asString()).isEqualTo("serviceTask_Check");
        assertThat(memory.get("/v1/memory/definitions/order/score?version=1").status())
                .isEqualTo(404);
        JsonNode all = memory.get("/v1/memory/scores?period=P1D&to=2026-11-21T00:00:00Z")
                .body();
        assertThat(all.get(0).path("bpmnProcessId").asString()).isEqualTo("many");
        JsonNode later = memory.get("/v1/memory/definitions/order/score?period=PT10H&to=2026-11-21T00:00:00Z")
                .body();
        assertThat(later.path("status").asInt()).isEqualTo(404);
    }

    @Test
    void countsAllThereIs() {
        JsonNode stats = memory.get("/v1/memory/stats?period=P3650D").body();

        assertThat(stats.path("instances").path("completed").asInt()).isEqualTo(1);
        assertThat(stats.path("instances").path("incident").asInt()).isEqualTo(1);
        assertThat(stats.path("openUserTasks").asInt()).isEqualTo(1);
        assertThat(stats.path("lately").path("runs").path("broken").asInt()).isEqualTo(1);
        assertThat(memory.get("/v1/memory/definitions?process=order")
                        .body()
                        .get(0)
                        .path("versions")
                        .get(0)
                        .path("versionTag")
                        .asString())
                .isEqualTo("blue");
    }

    @Test
    void refusesWithTheFieldAndTheWayOut() {
        for (String query : List.of(
                "/v1/memory/instances?state=lost",
                "/v1/memory/instances?limit=0",
                "/v1/memory/instances?cursor=x",
                "/v1/memory/instances?from=yesterday",
                "/v1/memory/instances?variable=amount",
                "/v1/memory/instances/abc",
                "/v1/memory/runs?outcome=fine",
                "/v1/memory/recall",
                "/v1/memory/recall?q=a&limit=51",
                "/v1/memory/recall?q=a&kind=lies")) {
            Answer answer = memory.get(query);

            assertThat(answer.status()).as(query).isEqualTo(400);
            assertThat(answer.body().path("field").asString("")).as(query).isNotEmpty();
            assertThat(answer.body().path("hint").asString("")).as(query).isNotEmpty();
        }
    }

    @Test
    void knowsNothingOfAnInstanceThatIsNot() {
        assertThat(memory.get("/v1/memory/instances/1/story").status()).isEqualTo(404);
        assertThat(memory.get("/v1/memory/instances/1").body().path("detail").asString())
                .isEqualTo("no instance 1 is known");
    }

    @Test
    void answersNobodyWithoutTheTokenOrUnderAForeignName() {
        assertThat(memory.send(HttpRequest.newBuilder(memory.uri("/v1/memory/instances")))
                        .status())
                .isEqualTo(401);
        assertThat(memory.send(HttpRequest.newBuilder(memory.uri("/actuator/health")))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void describesItself() {
        JsonNode document = memory.get("/v1/openapi").body();

        assertThat(document.path("info").path("title").asString()).isEqualTo("ProcOS memory");
        assertThat(document.path("paths").propertyNames())
                .contains("/v1/memory/instances", "/v1/memory/instances/{key}/story", "/v1/memory/recall");
    }

    private static List<JsonNode> items(String path) {
        return StreamSupport.stream(memory.get(path).body().path("items").spliterator(), false)
                .toList();
    }

    private static List<Long> keys(String query) {
        return keys(memory.get("/v1/memory/instances" + query));
    }

    private static List<Long> keys(Answer page) {
        return StreamSupport.stream(page.body().path("items").spliterator(), false)
                .map(item -> item.path("processInstanceKey").asLong())
                .toList();
    }

    private static String next(Answer page) {
        return page.body().path("next").asString();
    }

    private static CloudEvent started(long key, String process, @Nullable Long parent) {
        Long root = parent == null ? Long.valueOf(key) : parent;
        return event(key, new InstanceStarted(key, 7, process, 1, parent, root, List.of()));
    }

    private static CloudEvent event(long instance, EventData data) {
        return CloudEvent.of(
                instance + "-" + data.hashCode(),
                "/engine/partition/1",
                Long.toString(instance),
                Told.BEGIN.plusSeconds(instance % 1_000),
                data);
    }
}

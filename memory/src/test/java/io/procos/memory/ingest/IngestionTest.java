package io.procos.memory.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.procos.api.event.AdapterDeclared;
import io.procos.api.event.CloudEvent;
import io.procos.api.event.EngineEvent.FlowTaken;
import io.procos.api.event.TaskEvent.TaskNoted;
import io.procos.api.event.WorkerSeen;
import io.procos.memory.testkit.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class IngestionTest {
    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.fresh();

    private static final Ingestion INGESTION = DATABASE.ingestion();

    @Test
    void tellsTheWholeStoryOfAnInstance() {
        INGESTION.accept(new Told(1_000).events());

        assertThat(instance(1_000))
                .containsEntry("bpmn_process_id", "order")
                .containsEntry("version", 2)
                .containsEntry("state", "completed")
                .containsEntry("business_key", "PO-4711")
                .containsEntry("trace_id", "0af7651916cd43dd8448eb211c80319c")
                .containsEntry("root_process_instance_key", 1_000L)
                .containsEntry("open_incidents", 0);
        assertThat(row("select * from element_run where element_instance_key = 1001"))
                .containsEntry("state", "completed")
                .containsEntry("flow_scope_key", 1_000L)
                .doesNotContainEntry("entered_at", null)
                .doesNotContainEntry("left_at", null);
        assertThat(row("select * from task_run where run_id = 'run-1000-1'"))
                .containsEntry("outcome", "broken")
                .containsEntry("verdict", "allow")
                .containsEntry("effect_state", "done")
                .containsEntry("mode", "hybrid");
        assertThat(row("select * from incident where incident_key = 1003"))
                .containsEntry("message", "address missing")
                .doesNotContainEntry("resolved_at", null);
        assertThat(row("select * from user_task where user_task_key = 1004"))
                .containsEntry("state", "completed")
                .containsEntry("assignee", "ada")
                .doesNotContainEntry("created_at", null);
        assertThat(row("select times from flow_taken where process_instance_key = 1000"))
                .containsEntry("times", 2);
        assertThat(row("select json from variable where scope_key = 1000 and name = 'amount'"))
                .containsEntry("json", "15");
        assertThat(row("select state from job where job_key = 1002")).containsEntry("state", "completed");
        assertThat(row("select name from app_user where name = 'ada'")).isNotEmpty();
        assertThat(DATABASE.sql()
                        .sql("select kind from vector_event where process_instance_key = 1000")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("prompt", "result", "error", "error", "metric", "note");
        assertThat(
                        row(
                                "select bpmn_process_id, element_id from vector_event where run_id = 'run-1000-1' and kind = 'note'"))
                .containsEntry("bpmn_process_id", "order")
                .containsEntry("element_id", "serviceTask_Check");
    }

    @Test
    void tellsTheSameInAnyOrderAndHoweverOften() {
        List<CloudEvent> told = new Told(20_000).events();
        INGESTION.accept(told);
        Map<String, Object> inOrder = picture(20_000);

        for (int seed = 1; seed <= 5; seed++) {
            long key = 20_000 + 10L * seed;
            List<CloudEvent> shuffled = new ArrayList<>(new Told(key).events());
            shuffled.addAll(new Told(key).events());
            Collections.shuffle(shuffled, new Random(seed));
            for (int i = 0; i < shuffled.size(); i += 7) {
                INGESTION.accept(shuffled.subList(i, Math.min(i + 7, shuffled.size())));
            }

            assertThat(picture(key)).as("seed " + seed).isEqualTo(inOrder);
        }
    }

    @Test
    void keepsWhatItDoesNotUnderstandAndGoesOn() {
        INGESTION.acceptJson(List.of(
                """
                {"specversion":"1.0","id":"f1","source":"/engine/partition/9","type":"io.procos.planet.found.v9","subject":"3000",
                 "time":"2031-01-01T00:00:00Z","data":{"planet":"Vulcan"}}""",
                "no event at all \u0000",
                "{\"type\":\"io.procos.flow.taken.v1\",\"id\":\"f2\",\"source\":\"/x\",\"data\":{\"flowId\":4}}",
                """
                {"specversion":"1.0","id":"f3","source":"/engine/partition/9","type":"io.procos.flow.taken.v1","subject":"3000",
                 "time":"2026-01-01T00:00:00Z","datacontenttype":"application/json",
                 "data":{"processInstanceKey":3000,"flowId":"f"}}"""));

        assertThat(row("select times from flow_taken where process_instance_key = 3000"))
                .containsEntry("times", 1);
        assertThat(row("select data::text as data from event where type = 'io.procos.planet.found.v9'"))
                .containsEntry("data", "{\"planet\": \"Vulcan\"}");
        assertThat(row("select count(*) as n from event_unread")).containsEntry("n", 3L);
    }

    @Test
    void isNotStoppedByAPoisonedEvent() {
        List<CloudEvent> batch = new ArrayList<>();
        for (int i = 0; i < 10; i++) batch.add(flow("p" + i, 4_000));
        batch.add(5, CloudEvent.of("nul", "/x", "4000", Instant.MAX, note("\u0000 and \ud800 lone")));
        batch.add(
                6,
                CloudEvent.of(
                        "word",
                        "/x",
                        "4000",
                        Instant.MIN,
                        new TaskNoted("r".repeat(20_000) + noise(), 1, 4_000, "n", Map.of())));

        INGESTION.accept(batch);

        assertThat(row("select times from flow_taken where process_instance_key = 4000"))
                .containsEntry("times", 10);
        assertThat(row("select count(*) as n from audit where process_instance_key = 4000"))
                .containsEntry("n", 12L);
        assertThat(row("select note from task_note where process_instance_key = 4000 and run_id = 'r'"))
                .containsEntry("note", "\ufffd and \ufffd lone");
    }

    @Test
    void noticesASignOfLifeWithoutKeepingIt() {
        Instant now = Instant.parse("2026-11-20T12:00:00Z");
        var serves = List.of(new WorkerSeen.Subscription("procos.http.request.v1", 0, 4));
        for (int i = 0; i < 3; i++) {
            WorkerSeen seen = new WorkerSeen("worker-7", "1", now, false, serves);
            INGESTION.accept(List.of(CloudEvent.of("seen", "/worker/worker-7", null, now.plusSeconds(i), seen)));
        }
        INGESTION.accept(List.of(CloudEvent.of(
                "d",
                "/worker/worker-7",
                null,
                now,
                new AdapterDeclared("procos.http.request.v1", "Calls", "idempotent-with-key", "worker-7", "1"))));

        assertThat(
                        row(
                                "select extract(epoch from last_seen_at - first_seen_at)::int as s from worker where worker = 'worker-7'"))
                .containsEntry("s", 2);
        assertThat(row("select count(*) as n from audit where source = '/worker/worker-7'"))
                .containsEntry("n", 1L);
        assertThat(row("select effect from adapter")).containsEntry("effect", "idempotent-with-key");
    }

    @Test
    void takesEventsOfManyCallersOnceEach() throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < 20; caller++) {
                callers.submit(
                        () -> INGESTION.accept(List.of(flow("c1", 5_000), flow("c2", 5_000), flow("c3", 5_000))));
            }
        }

        assertThat(row("select times from flow_taken where process_instance_key = 5000"))
                .containsEntry("times", 3);
        assertThat(row("select max(seq) - count(*) as gaps from audit")).containsEntry("gaps", 0L);
    }

    private static CloudEvent flow(String id, long instance) {
        return CloudEvent.of(id, "/x/" + instance, Long.toString(instance), Told.BEGIN, new FlowTaken(instance, "f"));
    }

    private static TaskNoted note(String text) {
        return new TaskNoted("r", 1, 4_000, text, Map.of("a\u0000b", 1e300));
    }

    /** Does not compress, so that an index refuses it. */
    private static String noise() {
        StringBuilder noise = new StringBuilder();
        new Random(1).ints(20_000, 33, 126).forEach(c -> noise.append((char) c));
        return noise.toString();
    }

    /** Everything that is known of an instance, without keys and without the order in which it was heard. */
    private static Map<String, Object> picture(long key) {
        String text =
                DATABASE.sql().sql("""
                select jsonb_build_object(
                    'instance', (select to_jsonb(p) from process_instance p where process_instance_key = :key),
                    'elements', (select jsonb_agg(to_jsonb(e)) from element_run e where process_instance_key = :key),
                    'runs', (select jsonb_agg(to_jsonb(r) order by run_id) from task_run r where process_instance_key = :key),
                    'jobs', (select jsonb_agg(to_jsonb(j)) from job j where process_instance_key = :key),
                    'incidents', (select jsonb_agg(to_jsonb(i)) from incident i where process_instance_key = :key),
                    'tasks', (select jsonb_agg(to_jsonb(u)) from user_task u where process_instance_key = :key),
                    'variables', (select jsonb_agg(to_jsonb(v) order by name) from variable v where process_instance_key = :key),
                    'flows', (select jsonb_agg(to_jsonb(f)) from flow_taken f where process_instance_key = :key),
                    'calls', (select jsonb_agg(to_jsonb(c)) from model_call c where process_instance_key = :key),
                    'words', (select jsonb_agg(to_jsonb(w) - 'id' order by kind, text) from vector_event w
                        where process_instance_key = :key))::text""").param("key", key).query(String.class).single();
        return Map.of("text", text.replaceAll("\\b(run-)?" + key / 10 + "(\\d)\\b", "$1KEY$2"));
    }

    private static Map<String, Object> instance(long key) {
        return row("select * from process_instance where process_instance_key = " + key);
    }

    private static Map<String, Object> row(String sql) {
        return DATABASE.sql().sql(sql).query().singleRow();
    }
}

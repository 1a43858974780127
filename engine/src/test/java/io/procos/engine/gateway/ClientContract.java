package io.procos.engine.gateway;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.procos.engine.gateway.TestClient.Failed;
import io.procos.engine.gateway.TestClient.Job;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What a Zeebe client may expect of the gateway. Each client extends it. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
abstract class ClientContract {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Map<String, Object> NOTHING = Map.of();

    RunningEngine engine;
    TestClient client;

    abstract TestClient connect(RunningEngine engine);

    @BeforeAll
    void startEngine(@TempDir Path data) {
        engine = RunningEngine.start(data, 2);
        client = connect(engine);
    }

    @AfterAll
    void stopEngine() {
        client.close();
        engine.close();
    }

    @Test
    void tellsItsTopology() {
        assertThat(client.partitions()).isEqualTo(2);
    }

    @Test
    void runsAProcessToItsResult() throws Exception {
        deploy(oneTask("with-result"));

        try (AutoCloseable worker =
                client.work("with-result", false, job -> client.complete(job.key(), Map.of("sum", 3, "secret", 1)))) {
            Map<String, Object> result = client.runToEnd("with-result", Map.of("a", 1), PATIENCE, "sum");

            assertThat(result).containsExactly(entry("sum", 3));
        }
    }

    @Test
    void pushesJobsToStreams() throws Exception {
        deploy(oneTask("pushed"));
        var seen = new ConcurrentLinkedQueue<Long>();

        try (AutoCloseable one = client.work("pushed", true, job -> finish(seen, job));
                AutoCloseable two = client.work("pushed", true, job -> finish(seen, job))) {
            for (int i = 0; i < 20; i++) {
                client.runToEnd("pushed", NOTHING, PATIENCE);
            }
        }

        assertThat(seen).hasSize(20).doesNotHaveDuplicates();
        assertThat(engine.gateway().servedJobTypes()).contains("pushed");
    }

    @Test
    void answersAPollAsSoonAsAJobComes() throws Exception {
        deploy(oneTask("awaited"));
        var poll = CompletableFuture.supplyAsync(() -> client.activate("awaited", 1, LEASE, PATIENCE));
        Thread.sleep(300);

        client.start("awaited", Map.of("x", List.of(1, 2)));

        assertThat(poll.get())
                .singleElement()
                .satisfies(job -> assertThat(job.variables()).containsEntry("x", List.of(1, 2)));
    }

    @Test
    void answersAPollWithoutJobsWhenItsPatienceEnds() {
        long begin = System.nanoTime();

        List<Job> jobs = client.activate("nobody-starts-this", 1, LEASE, Duration.ofMillis(300));

        assertThat(jobs).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isBetween(Duration.ofMillis(250), Duration.ofSeconds(5));
    }

    @Test
    void collectsJobsFromAllPartitions() {
        deploy(oneTask("spread"));
        for (int i = 0; i < 10; i++) {
            client.start("spread", NOTHING);
        }

        var jobs = new ConcurrentLinkedQueue<Job>();
        while (jobs.size() < 10) {
            jobs.addAll(client.activate("spread", 10, LEASE, PATIENCE));
        }

        assertThat(jobs.stream().map(job -> job.key() >> 51).distinct()).hasSize(2);
    }

    @Test
    void bringsAFailedJobBackAfterItsBackoff() {
        deploy(oneTask("flaky"));
        client.start("flaky", NOTHING);
        Job first = client.activate("flaky", 1, LEASE, PATIENCE).getFirst();

        client.fail(first.key(), 2, Duration.ofMillis(200), "later", Map.of("why", "flaky"));

        assertThat(client.activate("flaky", 1, LEASE, Duration.ofSeconds(15)))
                .singleElement()
                .satisfies(job -> assertThat(job.retries()).isEqualTo(2))
                .satisfies(job -> assertThat(job.variables()).containsEntry("why", "flaky"));
    }

    @Test
    void catchesAThrownError() throws Exception {
        deploy(Bpmn.createExecutableProcess("caught")
                .startEvent()
                .serviceTask("task", task -> task.zeebeJobType("caught"))
                .boundaryEvent("refused", event -> event.error("REFUSED").zeebeOutputExpression("by", "by"))
                .endEvent()
                .moveToActivity("task")
                .endEvent()
                .done());

        try (AutoCloseable worker =
                client.work("caught", false, job -> client.throwError(job.key(), "REFUSED", Map.of("by", "rule 7")))) {
            assertThat(client.runToEnd("caught", NOTHING, PATIENCE)).containsEntry("by", "rule 7");
        }
    }

    @Test
    void raisesAnIncidentAndGoesOnWhenItIsResolved() throws Exception {
        deploy(oneTask("incident"));
        client.start("incident", NOTHING);
        Job job = client.activate("incident", 1, LEASE, PATIENCE).getFirst();
        engine.incidents().clear();

        client.fail(job.key(), 0, Duration.ZERO, "out of paper", NOTHING);
        long incident = engine.incidents().poll(10, TimeUnit.SECONDS);
        client.updateRetries(job.key(), 1);
        client.resolveIncident(incident);

        assertThat(client.activate("incident", 1, LEASE, PATIENCE)).hasSize(1);
        assertFails("NOT_FOUND", () -> client.resolveIncident(incident));
    }

    @Test
    void changesRetriesAndLeaseOfAJob() {
        deploy(oneTask("changed"));
        client.start("changed", NOTHING);
        Job job = client.activate("changed", 1, LEASE, PATIENCE).getFirst();

        client.updateRetries(job.key(), 7);
        client.updateLease(job.key(), Duration.ofMillis(1));

        Job again = client.activate("changed", 1, LEASE, Duration.ofSeconds(15)).getFirst();
        assertThat(again.retries()).isEqualTo(7);
        client.updateJob(again.key(), 9, Duration.ofMinutes(2));
    }

    @Test
    void cancelsAnInstance() {
        deploy(oneTask("cancelled"));
        long instance = client.start("cancelled", NOTHING);
        Job job = client.activate("cancelled", 1, LEASE, PATIENCE).getFirst();

        client.cancel(instance);

        assertFails("NOT_FOUND", () -> client.complete(job.key(), NOTHING));
        assertFails("NOT_FOUND", () -> client.cancel(instance));
    }

    @Test
    void movesATokenByModification() {
        deploy(Bpmn.createExecutableProcess("modified")
                .startEvent()
                .serviceTask("one", task -> task.zeebeJobType("modified-one"))
                .serviceTask("two", task -> task.zeebeJobType("modified-two"))
                .endEvent()
                .done());
        long instance = client.start("modified", NOTHING);
        Job one = client.activate("modified-one", 1, LEASE, PATIENCE).getFirst();

        client.modify(instance, "two", one.elementInstanceKey());

        assertThat(client.activate("modified-two", 1, LEASE, PATIENCE)).hasSize(1);
    }

    @Test
    void startsInTheMiddle() {
        deploy(Bpmn.createExecutableProcess("middle")
                .startEvent()
                .serviceTask("one", task -> task.zeebeJobType("middle-one"))
                .serviceTask("two", task -> task.zeebeJobType("middle-two"))
                .endEvent()
                .done());

        client.startBefore("middle", "two");

        assertThat(client.activate("middle-two", 1, LEASE, PATIENCE)).hasSize(1);
    }

    @Test
    void migratesAnInstance() {
        deploy(oneTask("old"));
        long target = deploy(Bpmn.createExecutableProcess("new")
                .startEvent()
                .serviceTask("better", task -> task.zeebeJobType("old"))
                .serviceTask("extra", task -> task.zeebeJobType("new-extra"))
                .endEvent()
                .done());
        long instance = client.start("old", NOTHING);
        Job job = client.activate("old", 1, LEASE, PATIENCE).getFirst();

        client.migrate(instance, target, "task", "better");
        client.complete(job.key(), NOTHING);

        assertThat(client.activate("new-extra", 1, LEASE, PATIENCE)).hasSize(1);
    }

    @Test
    void setsVariables() {
        deploy(oneTask("variables"));
        long instance = client.start("variables", Map.of("x", 1));

        client.setVariables(instance, Map.of("x", 2));

        assertThat(client.activate("variables", 1, LEASE, PATIENCE).getFirst().variables())
                .containsEntry("x", 2);
    }

    @Test
    void publishesAMessageOnce() {
        deploy(waitFor("message", "paid"));
        client.start("message", Map.of("order", "o-1"));

        client.publish("paid", "o-1", "m-1", Map.of("amount", 5));

        assertThat(client.activate("message", 1, LEASE, PATIENCE).getFirst().variables())
                .containsEntry("amount", 5);
        client.publish("paid", "o-2", "m-2", NOTHING);
        assertFails("ALREADY_EXISTS", () -> client.publish("paid", "o-2", "m-2", NOTHING));
    }

    @Test
    void correlatesAMessageAtOnce() throws Exception {
        deploy(waitFor("correlated", "shipped"));
        long instance = client.start("correlated", Map.of("order", "o-9"));
        Thread.sleep(300);

        long reached = client.correlate("shipped", "o-9", Map.of("parcel", 1));

        assertThat(reached).isEqualTo(instance);
        assertFails("NOT_FOUND", () -> client.correlate("shipped", "o-9", NOTHING));
    }

    @Test
    void startsByASignal() {
        deploy(Bpmn.createExecutableProcess("signalled")
                .startEvent()
                .signal("alarm")
                .serviceTask("task", task -> task.zeebeJobType("signalled"))
                .endEvent()
                .done());

        client.broadcast("alarm", Map.of("level", "high"));

        assertThat(client.activate("signalled", 1, LEASE, PATIENCE).getFirst().variables())
                .containsEntry("level", "high");
    }

    @Test
    void evaluatesADecision() {
        client.deploy("discount.dmn", Models.DISCOUNT.getBytes(StandardCharsets.UTF_8));

        assertThat(client.evaluate("discount", Map.of("amount", 500))).isEqualTo("10");
        assertFails("NOT_FOUND", () -> client.evaluate("no-such-decision", NOTHING));
    }

    @Test
    void passesAUserTaskFromHandToHand() throws Exception {
        deploy(Bpmn.createExecutableProcess("human")
                .startEvent()
                .userTask(
                        "approve",
                        task -> task.zeebeUserTask()
                                .zeebeTaskListener(
                                        listener -> listener.creating().type("human-created"))
                                .zeebeTaskListener(
                                        listener -> listener.completing().type("human-completing")))
                .endEvent()
                .done());
        var result = CompletableFuture.supplyAsync(() -> client.runToEnd("human", NOTHING, Duration.ofSeconds(18)));
        Job created = client.activate("human-created", 1, LEASE, PATIENCE).getFirst();
        client.complete(created.key(), NOTHING);
        long task = created.userTaskKey();

        client.assign(task, "ann", false);
        assertFails("FAILED_PRECONDITION", () -> client.assign(task, "bob", false));
        client.unassign(task);
        client.assign(task, "bob", true);
        client.updatePriority(task, 80);
        var agreed = CompletableFuture.runAsync(() -> client.completeTask(task, Map.of("approved", true)));
        client.complete(
                client.activate("human-completing", 1, LEASE, PATIENCE)
                        .getFirst()
                        .key(),
                NOTHING);
        agreed.get();

        assertThat(result.get()).containsEntry("approved", true);
    }

    /** Last: the engine's periodic checks sleep on for as long as its clock was ahead, as in any Zeebe. */
    @Test
    @Order(Integer.MAX_VALUE)
    void firesATimerWhenTheClockIsPinnedBehindIt() {
        deploy(Bpmn.createExecutableProcess("tomorrow")
                .startEvent()
                .intermediateCatchEvent("wait", event -> event.timerWithDuration("PT24H"))
                .serviceTask("task", task -> task.zeebeJobType("tomorrow"))
                .endEvent()
                .done());
        client.start("tomorrow", NOTHING);
        try {
            client.pinClock(Instant.now().plus(Duration.ofHours(25)).toEpochMilli());

            assertThat(client.activate("tomorrow", 1, LEASE, Duration.ofSeconds(15)))
                    .hasSize(1);
        } finally {
            client.resetClock();
        }
    }

    @Test
    void deletesAProcess() {
        long key = deploy(oneTask("deleted"));

        client.deleteResource(key);

        assertFails("NOT_FOUND", () -> client.start("deleted", NOTHING));
        assertFails("NOT_FOUND", () -> client.deleteResource(key));
    }

    @Test
    void saysWhyItRefuses() {
        assertFails("NOT_FOUND", () -> client.start("no-such-process", NOTHING));
        assertFails("NOT_FOUND", () -> client.complete(123, NOTHING));
        assertFails("NOT_FOUND", () -> client.resolveIncident(123));
        assertFails("INVALID_ARGUMENT", () -> client.deploy("broken.bpmn", "<bpmn/>".getBytes(StandardCharsets.UTF_8)));
        assertFails("INVALID_ARGUMENT", () -> client.activate("any", 0, LEASE, PATIENCE));
    }

    @Test
    void givesUpOnAResultInTime() {
        deploy(oneTask("slow"));

        assertFails("DEADLINE_EXCEEDED", () -> client.runToEnd("slow", NOTHING, Duration.ofMillis(300)));
    }

    private void finish(ConcurrentLinkedQueue<Long> seen, Job job) {
        seen.add(job.key());
        client.complete(job.key(), NOTHING);
    }

    private long deploy(BpmnModelInstance model) {
        return client.deploy("model.bpmn", Bpmn.convertToString(model).getBytes(StandardCharsets.UTF_8));
    }

    private static BpmnModelInstance oneTask(String id) {
        return Bpmn.createExecutableProcess(id)
                .startEvent()
                .serviceTask("task", task -> task.zeebeJobType(id))
                .endEvent()
                .done();
    }

    private static BpmnModelInstance waitFor(String id, String message) {
        return Bpmn.createExecutableProcess(id)
                .startEvent()
                .intermediateCatchEvent("wait")
                .message(event -> event.name(message).zeebeCorrelationKeyExpression("order"))
                .serviceTask("task", task -> task.zeebeJobType(id))
                .endEvent()
                .done();
    }

    private static void assertFails(String status, Runnable call) {
        Failed failure = catchThrowableOfType(Failed.class, call::run);
        assertThat(failure).isNotNull();
        assertThat(failure.status).as(failure.getMessage()).isEqualTo(status);
    }
}

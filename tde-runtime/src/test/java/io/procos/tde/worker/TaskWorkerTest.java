package io.procos.tde.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.procos.api.event.AdapterDeclared;
import io.procos.api.event.TaskEvent.TaskEnded;
import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.TaskContext;
import io.procos.tde.run.AdapterDefinition;
import io.procos.tde.testkit.MemorySpool;
import io.procos.tde.testkit.TestEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskWorkerTest {
    private static TestEngine engine;

    @TempDir
    private Path folder;

    private final MemorySpool spool = new MemorySpool();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<AutoCloseable> opened = new ArrayList<>();

    record In(@Nullable String text) {}

    record Out(@Nullable String reply) {}

    /** Does what the test says. */
    @AdapterType(
            value = "procos.test.work.v1",
            name = "Work",
            description = "Works.",
            effect = EffectKind.READ,
            lease = "PT0.9S")
    record Work(Body body) implements Adapter<In, Out> {
        interface Body {
            @Nullable String on(@Nullable String text, TaskContext context) throws Exception;
        }

        @Override
        public Out execute(In input, TaskContext context) throws Exception {
            return new Out(body.on(input.text(), context));
        }
    }

    @BeforeAll
    static void startEngine() throws IOException {
        engine = new TestEngine();
        engine.deploy("work", "procos.test.work.v1", Map.of());
    }

    @AfterAll
    static void stopEngine() {
        engine.close();
    }

    @AfterEach
    void stopWorkers() throws Exception {
        for (AutoCloseable one : opened) {
            one.close();
        }
    }

    @Test
    void completesJobsWithTheAdaptersOutput() {
        worker("one", new Work((text, context) -> "got " + text));

        Map<String, Object> result = result("hello");

        assertThat(result).containsEntry("reply", "got hello");
        assertThat(registry.get("procos.jobs")
                        .tag("outcome", "completed")
                        .timer()
                        .count())
                .isEqualTo(1);
        await().untilAsserted(() -> assertThat(registry.get("procos.jobs.reports")
                        .tag("result", "accepted")
                        .counter()
                        .count())
                .isEqualTo(1));
    }

    @Test
    void declaresWhatItCanDo() {
        worker("one", new Work((text, context) -> "done"));

        await().untilAsserted(() -> assertThat(spool.events()).anySatisfy(event -> {
            assertThat(event.id()).isEqualTo("one/adapter-procos.test.work.v1-" + TaskWorker.VERSION);
            assertThat(event.data())
                    .isEqualTo(new AdapterDeclared("procos.test.work.v1", "Works.", "read", "one", TaskWorker.VERSION));
        }));
    }

    @Test
    void runsLongJobOnceByExtendingItsLease() {
        List<String> runs = new CopyOnWriteArrayList<>();
        worker("one", new Work((text, context) -> {
            runs.add(context.runId());
            Thread.sleep(4_000);
            return "done";
        }));

        assertThat(result("long")).containsEntry("reply", "done");
        assertThat(runs).hasSize(1);
    }

    @Test
    void retriesFailedJobAfterBackoff() {
        List<Integer> runs = new CopyOnWriteArrayList<>();
        worker("one", new Work((text, context) -> {
            runs.add(context.attempt());
            if (runs.size() == 1) {
                throw new io.procos.api.TaskError.Transient("not yet", Duration.ofMillis(50), null);
            }
            return "second";
        }));

        assertThat(result("flaky")).containsEntry("reply", "second");
        assertThat(runs).containsExactly(1, 1);
    }

    @Test
    void cancelsRunWhoseJobIsGone() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch started = new CountDownLatch(1);
        worker("one", new Work((text, context) -> {
            started.countDown();
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
            return "never";
        }));
        long instance = engine.client()
                .newCreateInstanceCommand()
                .bpmnProcessId("work")
                .latestVersion()
                .send()
                .join()
                .getProcessInstanceKey();
        assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();

        engine.client().newCancelInstanceCommand(instance).send().join();

        assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
        await().untilAsserted(() -> assertThat(outcomes()).contains("abandoned"));
    }

    @Test
    void returnsUnfinishedJobsToOthersOnShutdown() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        TaskWorker stopping = worker("stopping", new Work((text, context) -> {
            started.countDown();
            Thread.sleep(60_000);
            return "never";
        }));
        var result = engine.client()
                .newCreateInstanceCommand()
                .bpmnProcessId("work")
                .latestVersion()
                .withResult()
                .send();
        assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
        worker("other", new Work((text, context) -> "other"));

        long before = System.nanoTime();
        stopping.drain(Duration.ofMillis(100));

        assertThat(result.join().getVariablesAsMap()).containsEntry("reply", "other");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(1_500));
    }

    @Test
    void finishesJobsUnderWayOnShutdown() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        TaskWorker stopping = worker("stopping", new Work((text, context) -> {
            started.countDown();
            Thread.sleep(700);
            return "finished";
        }));
        var result = engine.client()
                .newCreateInstanceCommand()
                .bpmnProcessId("work")
                .latestVersion()
                .withResult()
                .send();
        assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();

        stopping.drain(Duration.ofSeconds(25));

        assertThat(result.join().getVariablesAsMap()).containsEntry("reply", "finished");
        assertThat(stopping.draining()).isTrue();
    }

    @Test
    void pausesEffectsWhileTheSpoolIsFull() {
        List<String> runs = new CopyOnWriteArrayList<>();
        spool.full(true);
        TaskWorker worker = worker("one", new Work((text, context) -> {
            runs.add(context.runId());
            return "late";
        }));
        var result = engine.client()
                .newCreateInstanceCommand()
                .bpmnProcessId("work")
                .latestVersion()
                .withResult()
                .send();
        await().untilAsserted(() -> assertThat(worker.waitingForSpool()).isPositive());
        assertThat(runs).isEmpty();

        spool.full(false);

        assertThat(result.join().getVariablesAsMap()).containsEntry("reply", "late");
        assertThat(outcomes()).containsExactly("completed");
    }

    private Map<String, Object> result(String text) {
        return engine.client()
                .newCreateInstanceCommand()
                .bpmnProcessId("work")
                .latestVersion()
                .variables(Map.of("text", text))
                .withResult()
                .requestTimeout(Duration.ofSeconds(20))
                .send()
                .join()
                .getVariablesAsMap();
    }

    private List<String> outcomes() {
        return spool.events().stream()
                .filter(event -> event.data() instanceof TaskEnded)
                .map(event -> ((TaskEnded) event.data()).outcome())
                .toList();
    }

    private TaskWorker worker(String name, Work adapter) {
        CamundaClient client = engine.newClient();
        TaskWorker worker = TaskWorker.start(
                client,
                WorkerOptions.of(name, folder.resolve(name)),
                List.of(AdapterDefinition.of(adapter)),
                spool,
                OpenServices.in(folder),
                registry);
        opened.add(worker);
        opened.add(client);
        return worker;
    }
}

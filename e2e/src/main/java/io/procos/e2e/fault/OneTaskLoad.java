package io.procos.e2e.fault;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.worker.JobWorker;
import io.procos.e2e.load.Backoff;
import io.procos.e2e.load.Models;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Instances of one task, known by a variable: which ones the engine acknowledged, and which of them completed. */
final class OneTaskLoad {
    private static final String PROCESS = "kept";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int IN_FLIGHT = 50;

    private static final Duration LEASE = Duration.ofSeconds(4);

    /** Short, and waited for: the last poll of a closed worker would complete later jobs that nobody counts. */
    private static final Duration POLL = Duration.ofMillis(500);

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> completed = ConcurrentHashMap.newKeySet();
    private final AtomicInteger counter = new AtomicInteger();

    void deploy(CamundaClient client) {
        client.newDeployResourceCommand()
                .addProcessModel(Models.chain(PROCESS, PROCESS, 1), PROCESS + ".bpmn")
                .send()
                .join();
    }

    /** Starts {@code count} instances and waits until each is acknowledged. */
    void start(CamundaClient client, int count) throws InterruptedException {
        Semaphore places = new Semaphore(IN_FLIGHT);
        for (int i = 0; i < count; i++) {
            places.acquire();
            Backoff.send(() -> startOne(client)).whenComplete((started, error) -> places.release());
        }
        places.acquire(IN_FLIGHT);
    }

    /** Starts instances until the engine refuses one, and returns what it said; null when it never did. */
    @Nullable Throwable startUntilRefused(CamundaClient client) throws InterruptedException {
        CompletableFuture<Throwable> refusal = new CompletableFuture<>();
        Semaphore places = new Semaphore(IN_FLIGHT);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!refusal.isDone() && System.nanoTime() < deadline) {
            places.acquire();
            startOne(client).whenComplete((started, error) -> {
                places.release();
                if (error != null) {
                    refusal.complete(error);
                }
            });
        }
        return refusal.getNow(null);
    }

    private CompletableFuture<?> startOne(CamundaClient client) {
        String id = "k" + counter.incrementAndGet();
        return client.newCreateInstanceCommand()
                .bpmnProcessId(PROCESS)
                .latestVersion()
                .variables(Map.of("id", id))
                .send()
                .thenRun(() -> acknowledged.add(id))
                .toCompletableFuture();
    }

    int acknowledged() {
        return acknowledged.size();
    }

    /** Completes every job there is; how many acknowledged instances never came to theirs. */
    long missing(CamundaClient client) throws InterruptedException {
        try (JobWorker worker = worker(client)) {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (open() > 0 && worker.isOpen() && System.nanoTime() < deadline) {
                Thread.sleep(20);
            }
        }
        Thread.sleep(POLL.multipliedBy(2));
        return open();
    }

    private long open() {
        return acknowledged.stream().filter(id -> !completed.contains(id)).count();
    }

    private JobWorker worker(CamundaClient client) {
        return client.newWorker()
                .jobType(PROCESS)
                .handler((jobs, job) -> Backoff.send(
                                () -> jobs.newCompleteCommand(job).send())
                        .thenRun(() -> completed.add((String) job.getVariable("id"))))
                .timeout(LEASE)
                .requestTimeout(POLL)
                .maxJobsActive(200)
                .open();
    }
}

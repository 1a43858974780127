package io.procos.e2e.fault;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.worker.JobWorker;
import io.procos.e2e.load.EndedInstances;
import io.procos.e2e.load.Models;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Starts instances that wait for a job, a timer and a message, and remembers only what the engine acknowledged. Whatever
 * fails on the way is a client's view of a killed engine and not counted; at the end nothing acknowledged may miss.
 */
final class WaitingLoad implements AutoCloseable {
    private static final Duration KEEP_MESSAGE = Duration.ofMinutes(30);

    private final CamundaClient client;
    private final EndedInstances ended;
    private final Map<String, Long> started = new ConcurrentHashMap<>();
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final AtomicInteger counter = new AtomicInteger();
    private final Semaphore places = new Semaphore(100);
    private final ConcurrentLinkedQueue<JobWorker> workers = new ConcurrentLinkedQueue<>();

    WaitingLoad(CamundaClient client, EndedInstances ended) {
        this.client = client;
        this.ended = ended;
    }

    EndedInstances ended() {
        return ended;
    }

    void deploy() {
        client.newDeployResourceCommand()
                .addProcessModel(Models.everythingThatWaits("waiting", "first", "last"), "waiting.bpmn")
                .send()
                .join();
    }

    void openWorkers() {
        workers.add(worker("first"));
        workers.add(worker("last"));
    }

    /** Starts instances, and sends every second one its message, until the thread is interrupted. */
    Thread startInBackground() {
        return Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    startOne("w" + counter.incrementAndGet());
                }
            } catch (InterruptedException enough) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void startOne(String id) throws InterruptedException {
        places.acquire();
        client.newCreateInstanceCommand()
                .bpmnProcessId("waiting")
                .latestVersion()
                .variables(Map.of("id", id))
                .send()
                .thenAccept(instance -> started.put(id, instance.getProcessInstanceKey()))
                .whenComplete((ignored, error) -> places.release());
        if (counter.get() % 2 == 0) {
            tell(id);
        }
    }

    /**
     * Sends the message to every acknowledged instance whose message was not acknowledged yet. To be called again until
     * nothing is open: a client that has just lost its engine refuses commands for a while.
     */
    void tellTheRest() {
        started.keySet().stream().filter(id -> !told.contains(id)).forEach(this::tell);
    }

    private CompletableFuture<Void> tell(String id) {
        return client.newPublishMessageCommand()
                .messageName("go")
                .correlationKey(id)
                .timeToLive(KEEP_MESSAGE)
                .send()
                .thenRun(() -> told.add(id))
                .toCompletableFuture();
    }

    private JobWorker worker(String type) {
        return client.newWorker()
                .jobType(type)
                .handler((jobs, job) -> jobs.newCompleteCommand(job).send())
                .streamEnabled(true)
                .timeout(Duration.ofSeconds(10))
                .maxJobsActive(200)
                .open();
    }

    int acknowledged() {
        return started.size();
    }

    /** Acknowledged instances that have not ended yet. */
    long open() throws IOException {
        Set<Long> over = ended.keys();
        return started.values().stream().filter(key -> !over.contains(key)).count();
    }

    @Override
    public void close() {
        workers.forEach(JobWorker::close);
    }
}

package io.procos.e2e.fault;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.api.worker.JobHandler;
import io.camunda.client.api.worker.JobWorker;
import io.procos.e2e.load.Models;
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
    private final Set<String> started = ConcurrentHashMap.newKeySet();
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final Set<String> finished = ConcurrentHashMap.newKeySet();
    private final AtomicInteger counter = new AtomicInteger();
    private final Semaphore places = new Semaphore(100);
    private final ConcurrentLinkedQueue<JobWorker> workers = new ConcurrentLinkedQueue<>();

    WaitingLoad(CamundaClient client) {
        this.client = client;
    }

    void deploy() {
        client.newDeployResourceCommand()
                .addProcessModel(Models.everythingThatWaits("waiting", "first", "last"), "waiting.bpmn")
                .send()
                .join();
    }

    void openWorkers() {
        workers.add(worker("first", (jobs, job) -> jobs.newCompleteCommand(job).send()));
        workers.add(worker("last", this::finish));
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
                .thenRun(() -> started.add(id))
                .whenComplete((ignored, error) -> places.release());
        if (counter.get() % 2 == 0) {
            tell(id);
        }
    }

    /** Sends the message to every acknowledged instance whose message was not acknowledged yet. */
    void tellTheRest() {
        started.stream().filter(id -> !told.contains(id)).forEach(this::tell);
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

    private void finish(JobClient jobs, ActivatedJob job) {
        String id = (String) job.getVariable("id");
        jobs.newCompleteCommand(job).send().thenRun(() -> finished.add(id));
    }

    private JobWorker worker(String type, JobHandler handler) {
        return client.newWorker()
                .jobType(type)
                .handler(handler)
                .streamEnabled(true)
                .timeout(Duration.ofSeconds(10))
                .maxJobsActive(200)
                .open();
    }

    int acknowledged() {
        return started.size();
    }

    /** Acknowledged instances that have not finished yet. */
    long open() {
        return started.stream().filter(id -> !finished.contains(id)).count();
    }

    @Override
    public void close() {
        workers.forEach(JobWorker::close);
    }
}

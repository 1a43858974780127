package io.procos.e2e.load;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.worker.JobWorker;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Starts instances of a {@link Models#chain} with a bounded number on the way, works their jobs off over a stream with
 * an asynchronous worker, and waits until the last job is done.
 */
public final class InstanceLoad {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final CamundaClient client;
    private final int inFlight;

    public InstanceLoad(CamundaClient client, int inFlight) {
        this.client = client;
        this.inFlight = inFlight;
    }

    /** Deploys the chain under {@code processId}, so that runs on one engine do not meet. */
    public void deploy(String processId, int tasks) {
        client.newDeployResourceCommand()
                .addProcessModel(Models.chain(processId, processId, tasks), processId + ".bpmn")
                .send()
                .join();
    }

    /** Runs {@code instances} of the deployed chain to their end; returns jobs per second. */
    public double run(String processId, int tasks, int instances) throws Exception {
        CountDownLatch open = new CountDownLatch(instances * tasks);
        Semaphore places = new Semaphore(inFlight);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        long start = System.nanoTime();
        try (JobWorker _ = worker(processId, tasks, open, places)) {
            for (int i = 0; i < instances && failure.get() == null; i++) {
                places.acquire();
                start(processId, failure);
            }
            await(open, failure);
        }
        return instances * tasks / seconds(start);
    }

    /** Times {@code samples} instances of a one-task process from create to result, one after the other. */
    public Latencies roundTrips(String processId, int samples) {
        long[] nanos = new long[samples];
        try (JobWorker _ = worker(processId, 1, new CountDownLatch(samples), new Semaphore(0))) {
            for (int i = 0; i < samples; i++) {
                long start = System.nanoTime();
                client.newCreateInstanceCommand()
                        .bpmnProcessId(processId)
                        .latestVersion()
                        .withResult()
                        .send()
                        .join();
                nanos[i] = System.nanoTime() - start;
            }
        }
        return new Latencies(nanos);
    }

    private void start(String processId, AtomicReference<Throwable> failure) {
        Backoff.send(() -> client.newCreateInstanceCommand()
                        .bpmnProcessId(processId)
                        .latestVersion()
                        .send())
                .exceptionally(error -> {
                    failure.set(error);
                    return null;
                });
    }

    /** One place is given back for every {@code tasks} jobs done: as many as one instance has. */
    private JobWorker worker(String jobType, int tasks, CountDownLatch open, Semaphore places) {
        AtomicLong done = new AtomicLong();
        return client.newWorker()
                .jobType(jobType)
                .handler((jobs, job) -> Backoff.send(
                                () -> jobs.newCompleteCommand(job).send())
                        .thenRun(() -> {
                            open.countDown();
                            if (done.incrementAndGet() % tasks == 0) {
                                places.release();
                            }
                        }))
                .streamEnabled(true)
                .maxJobsActive(256)
                .timeout(Duration.ofMinutes(5))
                .open();
    }

    private static void await(CountDownLatch open, AtomicReference<Throwable> failure) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!open.await(200, TimeUnit.MILLISECONDS)) {
            if (failure.get() != null) {
                throw new IllegalStateException("an instance was refused", failure.get());
            }
            if (System.nanoTime() > deadline) {
                throw new TimeoutException(open.getCount() + " jobs are still open after " + PATIENCE);
            }
        }
    }

    private static double seconds(long sinceNanos) {
        return (System.nanoTime() - sinceNanos) / 1e9;
    }
}

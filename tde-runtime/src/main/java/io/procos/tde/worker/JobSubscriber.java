package io.procos.tde.worker;

import io.camunda.client.CamundaClient;
import io.camunda.client.CamundaClientBuilder;
import io.procos.api.event.WorkerSeen;
import io.procos.tde.run.AdapterDefinition;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;

/**
 * Opens a worker for every adapter and closes them gracefully. The client must have been built by {@link #prepare}, or
 * with the same settings: jobs run on the client's threads for handlers, so these have to be virtual. Thread-safe.
 */
public final class JobSubscriber {
    private final List<Subscription> subscriptions;
    private final JobRunner runner;

    private JobSubscriber(List<Subscription> subscriptions, JobRunner runner) {
        this.subscriptions = subscriptions;
        this.runner = runner;
    }

    /** Sets a client up for workers: gRPC with job streams, answers without a hop, and a virtual thread for every job. */
    public static CamundaClientBuilder prepare(CamundaClientBuilder builder) {
        return builder.preferRestOverGrpc(false)
                .defaultJobWorkerStreamEnabled(true)
                .withInterceptors(new DirectCalls(false))
                .jobHandlingExecutor(Executors.newVirtualThreadPerTaskExecutor(), true);
    }

    /**
     * Subscribes to the job types of all adapters.
     *
     * @param worker the name by which the engine knows this worker
     * @param capacity how many jobs of a type may run at once
     */
    static JobSubscriber open(
            CamundaClient client,
            Collection<AdapterDefinition> adapters,
            JobRunner runner,
            String worker,
            ToIntFunction<String> capacity) {
        return new JobSubscriber(
                adapters.stream()
                        .map(adapter -> new Subscription(
                                client, adapter, runner, worker, capacity.applyAsInt(adapter.jobType())))
                        .toList(),
                runner);
    }

    /** What this worker serves, for its heartbeat. */
    List<WorkerSeen.Subscription> serves() {
        return subscriptions.stream().map(Subscription::seen).toList();
    }

    /** Job types all of whose places have been taken for longer than this, with how long. */
    Map<String, Duration> pinnedLonger(Duration than) {
        Map<String, Duration> pinned = new HashMap<>();
        for (Subscription subscription : subscriptions) {
            if (subscription.pinned().compareTo(than) > 0) {
                pinned.put(subscription.jobType(), subscription.pinned());
            }
        }
        return pinned;
    }

    /** True from the moment the worker stops taking jobs. */
    boolean draining() {
        return runner.draining();
    }

    /** To be called every few seconds: mends subscriptions that no longer get jobs. */
    void watch() {
        subscriptions.forEach(Subscription::watch);
    }

    /** Takes no more jobs, lets those under way finish for the time of grace and returns the rest to the engine. */
    void drain(Duration grace) {
        runner.stopTaking();
        subscriptions.forEach(Subscription::close);
        runner.drain(grace);
    }

    List<Subscription> subscriptions() {
        return subscriptions;
    }

    static void refuseDuplicates(Collection<AdapterDefinition> adapters) {
        Map<String, AdapterDefinition> byType = new HashMap<>();
        for (AdapterDefinition adapter : adapters) {
            AdapterDefinition other = byType.put(adapter.jobType(), adapter);
            if (other != null) {
                throw new IllegalArgumentException("job type " + adapter.jobType() + " is declared twice, by "
                        + other.adapter().getClass().getName() + " and "
                        + adapter.adapter().getClass().getName());
            }
        }
    }
}

package io.procos.e2e.load;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ProcessInstanceResult;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Instances of one task whose worker is somebody else's process. Each is awaited with its result, so the driver needs no
 * worker of its own and does the same work whoever serves the task.
 */
public record OfferedInstances(CamundaClient client, String processId, IntFunction<Map<String, Object>> variables) {
    private static final int IN_FLIGHT = 64;

    public static OfferedInstances deploy(CamundaClient client, String jobType) {
        String id = "offered-" + jobType.replace('.', '-');
        client.newDeployResourceCommand()
                .addProcessModel(Models.chain(id, jobType, 1), id + ".bpmn")
                .send()
                .join();
        return new OfferedInstances(client, id, number -> Map.of());
    }

    /** The same instances, each with the variables of its number, counted from 0 in each run. */
    public OfferedInstances with(IntFunction<Map<String, Object>> variablesOf) {
        return new OfferedInstances(client, processId, variablesOf);
    }

    /** Runs {@code count} instances to their end; returns how many a second. */
    public double run(int count) throws Exception {
        Semaphore places = new Semaphore(IN_FLIGHT);
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            places.acquire();
            Map<String, Object> given = variables.apply(i);
            Backoff.send(() -> startOne(given)).whenComplete((result, error) -> {
                failure.compareAndSet(null, error);
                places.release();
            });
        }
        if (!places.tryAcquire(IN_FLIGHT, 2, TimeUnit.MINUTES)) {
            throw new TimeoutException(processId + " did not end within two minutes");
        }
        if (failure.get() != null) {
            throw new IllegalStateException(processId + " failed", failure.get());
        }
        return count / ((System.nanoTime() - start) / 1e9);
    }

    private CompletionStage<ProcessInstanceResult> startOne(Map<String, Object> given) {
        return client.newCreateInstanceCommand()
                .bpmnProcessId(processId)
                .latestVersion()
                .variables(given)
                .withResult()
                .requestTimeout(Duration.ofMinutes(2))
                .send();
    }
}

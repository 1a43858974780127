package io.procos.e2e.fault;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.worker.JobWorker;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.procos.e2e.load.Backoff;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Instances of one task under test; the driver's own worker counts those that came past it. */
public record CountedInstances(String processId, CamundaClient client, CountDownLatch left, JobWorker counter)
        implements AutoCloseable {

    /** Starts {@code count} instances at once. */
    public static CountedInstances start(CamundaClient client, String jobType, int count) {
        CountedInstances instances = expect(client, jobType, count);
        for (int i = 0; i < count; i++) {
            instances.startOne(Map.of());
        }
        return instances;
    }

    /** Deploys the process around {@code jobType}, expecting {@code count} instances; starts none. */
    public static CountedInstances expect(CamundaClient client, String jobType, int count) {
        String id = "past-" + jobType.replace('.', '-');
        client.newDeployResourceCommand()
                .addProcessModel(
                        Bpmn.createExecutableProcess(id)
                                .startEvent()
                                .serviceTask("task", task -> task.zeebeJobType(jobType))
                                .serviceTask("counted", task -> task.zeebeJobType(id))
                                .endEvent()
                                .done(),
                        id + ".bpmn")
                .send()
                .join();
        CountDownLatch left = new CountDownLatch(count);
        JobWorker counter = client.newWorker()
                .jobType(id)
                .handler((jobs, job) ->
                        Backoff.send(() -> jobs.newCompleteCommand(job).send()).thenRun(left::countDown))
                .streamEnabled(true)
                .timeout(Duration.ofMinutes(5))
                .open();
        return new CountedInstances(id, client, left, counter);
    }

    public void startOne(Map<String, Object> variables) {
        Backoff.send(() -> client.newCreateInstanceCommand()
                        .bpmnProcessId(processId)
                        .latestVersion()
                        .variables(variables)
                        .send())
                .join();
    }

    public long open() {
        return left.getCount();
    }

    public boolean awaitDone(Duration patience) throws InterruptedException {
        return left.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        counter.close();
    }
}

package io.procos.engine.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only Camunda's own client can ask for, over the door that it prefers. */
class CamundaOnlyTest {

    @TempDir
    Path data;

    private RunningEngine engine;
    private CamundaClient client;

    @BeforeEach
    void start() {
        engine = RunningEngine.start(data, 1);
        client = connect();
    }

    @AfterEach
    void stop() {
        client.close();
        engine.close();
    }

    @Test
    void refusesATaskThatItsListenerDenies() {
        deploy(Bpmn.createExecutableProcess("denied")
                .startEvent()
                .userTask(
                        "approve",
                        task -> task.zeebeUserTask()
                                .zeebeTaskListener(
                                        listener -> listener.creating().type("created"))
                                .zeebeTaskListener(
                                        listener -> listener.completing().type("completing")))
                .endEvent()
                .done());
        create("denied");
        ActivatedJob created = job("created");
        complete(created);

        var completion = client.newCompleteUserTaskCommand(created.getUserTask().getUserTaskKey())
                .send();
        client.newCompleteCommand(job("completing"))
                .withResult(result -> result.forUserTask().deny(true, "not on Fridays"))
                .send()
                .join();

        assertThatThrownBy(completion::join).hasMessageContaining("not on Fridays");
    }

    @Test
    void activatesElementsOfAnAdHocSubProcess() {
        deploy(adHoc("by-hand", ""));
        create("by-hand");
        ActivatedJob started = job("begun");
        complete(started);

        client.newActivateAdHocSubProcessActivitiesCommand(String.valueOf(started.getElementInstanceKey()))
                .activateElement("one", Map.of("why", "asked"))
                .send()
                .join();

        assertThat(job("one").getVariablesAsMap()).containsEntry("why", "asked");
    }

    @Test
    void letsAWorkerDriveAnAdHocSubProcess() {
        deploy(adHoc("by-worker", "agent"));
        create("by-worker");
        complete(job("begun"));

        client.newCompleteCommand(job("agent"))
                .withResult(result ->
                        result.forAdHocSubProcess().activateElement("two").variables(Map.of("tool", "two")))
                .send()
                .join();
        complete(job("two"));
        client.newCompleteCommand(job("agent"))
                .withResult(result -> result.forAdHocSubProcess().completionConditionFulfilled(true))
                .send()
                .join();

        assertThat(job("after")).isNotNull();
    }

    @Test
    void readsDefinitionsAlsoAfterARestart() {
        long key = deploy(
                Bpmn.createExecutableProcess("kept").startEvent().endEvent().done());
        stop();
        start();

        assertThat(client.newProcessDefinitionGetXmlRequest(key).send().join()).contains("id=\"kept\"");
        assertThat(client.newProcessDefinitionGetRequest(key).send().join().getProcessDefinitionId())
                .isEqualTo("kept");
        assertThatThrownBy(() ->
                        client.newProcessDefinitionGetXmlRequest(key + 1).send().join())
                .hasMessageContaining("not found");
    }

    private CamundaClient connect() {
        return CamundaClient.newClientBuilder()
                .grpcAddress(engine.grpc())
                .restAddress(engine.rest())
                .build();
    }

    private long deploy(BpmnModelInstance model) {
        return client.newDeployResourceCommand()
                .addProcessModel(model, "model.bpmn")
                .send()
                .join()
                .getProcesses()
                .getFirst()
                .getProcessDefinitionKey();
    }

    private void create(String processId) {
        client.newCreateInstanceCommand()
                .bpmnProcessId(processId)
                .latestVersion()
                .send()
                .join();
    }

    private ActivatedJob job(String type) {
        return client.newActivateJobsCommand()
                .jobType(type)
                .maxJobsToActivate(1)
                .timeout(Duration.ofMinutes(1))
                .requestTimeout(Duration.ofSeconds(10))
                .send()
                .join(15, TimeUnit.SECONDS)
                .getJobs()
                .getFirst();
    }

    private void complete(ActivatedJob job) {
        client.newCompleteCommand(job).send().join();
    }

    private static BpmnModelInstance adHoc(String id, String worker) {
        return Bpmn.createExecutableProcess(id)
                .startEvent()
                .adHocSubProcess("tools", tools -> {
                    tools.zeebeStartExecutionListener("begun");
                    if (!worker.isEmpty()) {
                        tools.zeebeJobType(worker);
                    }
                    tools.serviceTask("one", task -> task.zeebeJobType("one"));
                    tools.serviceTask("two", task -> task.zeebeJobType("two"));
                })
                .serviceTask("after", task -> task.zeebeJobType("after"))
                .endEvent()
                .done();
    }
}

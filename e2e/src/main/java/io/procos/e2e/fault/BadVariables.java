package io.procos.e2e.fault;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.time.Duration;
import java.util.Map;

/** A task whose refusal is caught by the diagram, so that the instance ends with what was said. */
record BadVariables(CamundaClient client) {
    private static final String PROCESS = "bad-variables";

    static BadVariables deploy(CamundaClient client, String jobType) {
        client.newDeployResourceCommand()
                .addProcessModel(
                        Bpmn.createExecutableProcess(PROCESS)
                                .startEvent()
                                .serviceTask("task", task -> task.zeebeJobType(jobType))
                                .endEvent("taken")
                                .moveToActivity("task")
                                .boundaryEvent(
                                        "refused",
                                        event -> event.error("INVALID_INPUT")
                                                .zeebeOutputExpression("errorCode", "errorCode")
                                                .zeebeOutputExpression("errorMessage", "errorMessage"))
                                .endEvent("said")
                                .done(),
                        PROCESS + ".bpmn")
                .send()
                .join();
        return new BadVariables(client);
    }

    /** The error's code and message, or what came instead. */
    String answerTo(Map<String, Object> variables) {
        Map<String, Object> result = client.newCreateInstanceCommand()
                .bpmnProcessId(PROCESS)
                .latestVersion()
                .variables(variables)
                .withResult()
                .requestTimeout(Duration.ofSeconds(60))
                .send()
                .join()
                .getVariablesAsMap();
        return result.get("errorCode") + ": " + result.get("errorMessage");
    }
}

package io.procos.bench;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.builder.AbstractFlowNodeBuilder;
import io.procos.e2e.load.OfferedInstances;
import java.util.Map;

/** Instances with a chain of tasks that call one URL and keep nothing of the answer. */
record HttpTasks(OfferedInstances instances) {
    /** So that the engine's work for an instance weighs little beside its jobs. */
    static final int TASKS = 5;

    static HttpTasks deploy(CamundaClient client, String jobType, String url) {
        String id = "http-" + (jobType + url).replaceAll("[^A-Za-z0-9]", "-");
        AbstractFlowNodeBuilder<?, ?> flow = Bpmn.createExecutableProcess(id).startEvent();
        for (int i = 1; i <= TASKS; i++) {
            flow = flow.serviceTask(
                    "task_" + i,
                    task -> task.zeebeJobType(jobType)
                            .zeebeInput("GET", "method")
                            .zeebeInput(url, "url")
                            .zeebeOutputExpression("null", "body"));
        }
        client.newDeployResourceCommand()
                .addProcessModel(flow.endEvent().done(), id + ".bpmn")
                .send()
                .join();
        return new HttpTasks(new OfferedInstances(client, id, number -> Map.of()));
    }

    /** Runs about so many jobs; returns how many a second. */
    double run(int jobs) throws Exception {
        return instances.run(jobs / TASKS) * TASKS;
    }
}

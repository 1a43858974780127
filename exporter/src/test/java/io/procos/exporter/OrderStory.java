package io.procos.exporter;

import io.camunda.zeebe.client.ZeebeClient;
import io.camunda.zeebe.client.api.response.ActivatedJob;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.engine.EngineFactory;
import io.camunda.zeebe.protocol.record.Record;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * The records of one story, told by a real engine: an order calls a shipment; its job fails, raises an incident, is
 * mended and done; a clerk's task is there when the instance is cancelled.
 */
final class OrderStory {

    private OrderStory() {}

    static List<Record<?>> records() throws Exception {
        ZeebeTestEngine engine = EngineFactory.create();
        engine.start();
        try (ZeebeClient client = engine.createClient()) {
            tell(client, engine);
            List<Record<?>> records = new ArrayList<>();
            engine.getRecordStreamSource().getRecords().forEach(records::add);
            return records;
        } finally {
            engine.stop();
        }
    }

    private static void tell(ZeebeClient client, ZeebeTestEngine engine) throws Exception {
        client.newDeployResourceCommand()
                .addProcessModel(shipment(), "shipment.bpmn")
                .addProcessModel(order(), "order.bpmn")
                .send()
                .join();
        long order = client.newCreateInstanceCommand()
                .bpmnProcessId("order")
                .latestVersion()
                .variables(Map.of("note", "x".repeat(100)))
                .send()
                .join()
                .getProcessInstanceKey();
        ActivatedJob job = job(client);
        client.newFailCommand(job).retries(0).errorMessage("no stock").send().join();
        engine.waitForIdleState(Duration.ofSeconds(10));
        client.newUpdateRetriesCommand(job).retries(2).send().join();
        client.newResolveIncidentCommand(incident(engine)).send().join();
        client.newCompleteCommand(job(client))
                .variables(Map.of("parcel", 7))
                .send()
                .join();
        engine.waitForIdleState(Duration.ofSeconds(10));
        client.newCancelInstanceCommand(order).send().join();
        engine.waitForIdleState(Duration.ofSeconds(10));
    }

    private static ActivatedJob job(ZeebeClient client) {
        return Awaitility.await()
                .until(
                        () -> client.newActivateJobsCommand()
                                .jobType("ship")
                                .maxJobsToActivate(1)
                                .timeout(Duration.ofMinutes(1))
                                .send()
                                .join()
                                .getJobs(),
                        jobs -> !jobs.isEmpty())
                .getFirst();
    }

    private static long incident(ZeebeTestEngine engine) {
        for (Record<?> record : engine.getRecordStreamSource().getRecords()) {
            if (record.getIntent() == io.camunda.zeebe.protocol.record.intent.IncidentIntent.CREATED) {
                return record.getKey();
            }
        }
        throw new AssertionError("no incident");
    }

    private static BpmnModelInstance order() {
        return Bpmn.createExecutableProcess("order")
                .startEvent("start_Order")
                .callActivity("callActivity_Ship", call -> call.zeebeProcessId("shipment"))
                .userTask("userTask_Check", task -> task.zeebeUserTask().zeebeCandidateGroups("clerks"))
                .endEvent("end_Order")
                .done();
    }

    private static BpmnModelInstance shipment() {
        return Bpmn.createExecutableProcess("shipment")
                .startEvent("start_Shipment")
                .sequenceFlowId("flow_ToShip")
                .serviceTask("serviceTask_Ship", task -> task.zeebeJobType("ship"))
                .endEvent("end_Shipment")
                .done();
    }
}

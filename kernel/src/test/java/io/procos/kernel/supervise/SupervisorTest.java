package io.procos.kernel.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import io.camunda.zeebe.protocol.record.value.IncidentRecordValue;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import io.camunda.zeebe.protocol.record.value.VariableRecordValue;
import io.procos.api.event.CloudEvent;
import io.procos.api.event.EngineEvent.IncidentRaised;
import io.procos.api.event.EngineEvent.IncidentResolved;
import io.procos.api.event.EngineEvent.InstanceEnded;
import io.procos.api.event.EngineEvent.InstanceRequested;
import io.procos.api.event.EngineEvent.InstanceStarted;
import io.procos.api.event.EngineEvent.ProcessDeployed;
import io.procos.api.event.EngineEvent.UserTaskChanged;
import io.procos.api.event.EventData;
import io.procos.kernel.TestEngine;
import io.procos.kernel.TestKernel;
import io.procos.kernel.TestKernel.Answer;
import io.procos.kernel.TestModels;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @TempDir
    static Path dir;

    private static TestKernel kernel;

    @BeforeAll
    static void boot() {
        kernel = TestKernel.boot(dir, "--procos.kernel.supervise.recover-process=recover-it");
        deploy("recover-it", TestModels.empty("recover-it"));
    }

    @AfterAll
    static void stop() {
        kernel.close();
    }

    @Test
    void recoversEachIncidentOnceHoweverOftenItIsTold() {
        IncidentRaised raised = incident("told-twice");

        long before = recoveries();
        tell(raised);
        tell(raised);
        tell(raised);

        await().atMost(PATIENCE).until(() -> recoveries() > before);
        await().during(Duration.ofMillis(300)).atMost(PATIENCE).until(() -> recoveries() == before + 1);
        assertThat(kernel.get("/v1/incidents").body().get(0).path("elementId").asString())
                .isEqualTo("task");
        tell(new IncidentResolved(raised.incidentKey(), raised.processInstanceKey()));
    }

    @Test
    void leavesSystemProcessesToPeople() {
        long before = recoveries();
        long root = 77;
        tell(new InstanceStarted(root, 1, "system-recover", 1, null, null, List.of()));

        tell(new IncidentRaised(501, 1, null, null, "system-health", null, "e", null, "IO", "no"));
        tell(new IncidentRaised(502, 2, root, null, "tde-task", null, "e", null, "IO", "no"));

        await().during(Duration.ofMillis(300)).atMost(PATIENCE).until(() -> recoveries() == before);
        tell(new InstanceEnded(1, "system-health", "terminated"));
        tell(new InstanceEnded(2, "tde-task", "terminated"));
    }

    @Test
    void tellsTheRecoveryOfTheCallerAndWhatItWasStartedWith() {
        IncidentRaised raised = incident("called");
        tell(new ProcessDeployed(701, "caller", 1, null, "caller.bpmn"));
        tell(new InstanceRequested(70, "caller", "{\"day\":\"monday\",\"tries\":2}"));

        tell(new IncidentRaised(
                raised.incidentKey(),
                raised.processInstanceKey(),
                70L,
                701L,
                "called",
                raised.elementInstanceKey(),
                "task",
                raised.jobKey(),
                "IO",
                "no"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(recoveryVariables())
                        .contains(
                                "processInstanceKey=" + raised.processInstanceKey(),
                                "rootInstanceKey=70",
                                "rootProcessId=\"caller\"",
                                "startVariables={\"day\":\"monday\",\"tries\":2}"));
        tell(new IncidentResolved(raised.incidentKey(), raised.processInstanceKey()));
    }

    @Test
    void remembersStartVariablesUntilTheInstanceEnds() {
        StartVariables variables = kernel.bean(StartVariables.class);
        tell(new InstanceRequested(71, "p", "{\"day\":\"monday\"}"));
        tell(new InstanceRequested(72, "p", null));

        assertThat(variables.of(71)).contains(Map.of("day", "monday"));
        assertThat(variables.of(72)).isEmpty();
        assertThat(variables.of(73)).contains(Map.of());

        tell(new InstanceEnded(71, "p", "completed"));
        assertThat(variables.of(71)).contains(Map.of());
    }

    @Test
    void retriesAllIncidentsOfAnInstance() {
        IncidentRaised raised = incident("retried");
        tell(raised);

        Answer answer = kernel.postText("/v1/instances/" + raised.processInstanceKey() + "/retry", "{\"retries\":2}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().get(0).path("retriesSet").asBoolean()).isTrue();
        assertThat(answer.body().get(0).path("resolved").asBoolean()).isTrue();
        assertThat(kernel.post("/v1/instances/" + raised.processInstanceKey() + "/retry", Map.of())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void countsAttemptsPerElementOfAnInstance() {
        tell(new IncidentRaised(601, 60, null, null, "system-x", null, "e", null, "IO", "no"));
        tell(new IncidentResolved(601, 60));
        tell(new IncidentRaised(602, 60, null, null, "system-x", null, "e", null, "IO", "no"));

        assertThat(kernel.bean(Incidents.class).find(602).orElseThrow().attempt())
                .isEqualTo(2);
        tell(new InstanceEnded(60, "system-x", "terminated"));
        assertThat(kernel.bean(Incidents.class).find(602)).isEmpty();
    }

    @Test
    void listsTasksUntilTheyAreOver() {
        tell(task("created", null));
        tell(task("assigned", "ada"));

        assertThat(kernel.get("/v1/user-tasks").body().get(0).path("assignee").asString())
                .isEqualTo("ada");
        assertThat(kernel.get("/v1/user-tasks")
                        .body()
                        .get(0)
                        .path("userTaskKey")
                        .isString())
                .isTrue();

        tell(task("completed", "ada"));
        assertThat(kernel.get("/v1/user-tasks").body()).isEmpty();
    }

    private static UserTaskChanged task(String state, String assignee) {
        return new UserTaskChanged(9, 8, 7, "approve", "p", state, assignee, List.of("boss"), null, Map.of());
    }

    /** Makes a real incident and tells of it as the exporter would. */
    private static IncidentRaised incident(String processId) {
        String model = TestModels.with(
                processId,
                process -> process.startEvent("start")
                        .serviceTask(
                                "task", task -> task.zeebeJobType(processId).zeebeJobRetries("1"))
                        .endEvent("end"));
        deploy(processId, model);
        kernel.post("/v1/instances", Map.of("processId", processId));
        failJob(processId);
        await().atMost(PATIENCE).until(() -> incidents(processId).findFirst().isPresent());
        Record<?> record = incidents(processId).findFirst().orElseThrow();
        IncidentRecordValue value = (IncidentRecordValue) record.getValue();
        return new IncidentRaised(
                record.getKey(),
                value.getProcessInstanceKey(),
                value.getProcessInstanceKey(),
                value.getProcessDefinitionKey(),
                processId,
                value.getElementInstanceKey(),
                value.getElementId(),
                value.getJobKey(),
                value.getErrorType().name(),
                value.getErrorMessage());
    }

    private static void failJob(String type) {
        try (var client = TestEngine.get().createClient()) {
            await().atMost(PATIENCE).until(() -> {
                var jobs = client.newActivateJobsCommand()
                        .jobType(type)
                        .maxJobsToActivate(1)
                        .send()
                        .join()
                        .getJobs();
                jobs.forEach(job -> client.newFailCommand(job)
                        .retries(0)
                        .errorMessage("broken")
                        .send()
                        .join());
                return !jobs.isEmpty();
            });
        }
    }

    private static Stream<Record<?>> incidents(String processId) {
        return records()
                .filter(record -> record.getValueType() == ValueType.INCIDENT)
                .filter(record -> record.getIntent() == IncidentIntent.CREATED)
                .filter(record -> ((IncidentRecordValue) record.getValue())
                        .getBpmnProcessId()
                        .equals(processId));
    }

    private static long recoveries() {
        return records()
                .filter(record -> record.getIntent() == ProcessInstanceIntent.ELEMENT_ACTIVATED)
                .filter(record -> record.getValue() instanceof ProcessInstanceRecordValue value
                        && value.getBpmnElementType() == BpmnElementType.PROCESS
                        && value.getBpmnProcessId().equals("recover-it"))
                .count();
    }

    private static List<String> recoveryVariables() {
        return records()
                .map(Record::getValue)
                .filter(VariableRecordValue.class::isInstance)
                .map(VariableRecordValue.class::cast)
                .filter(variable -> variable.getBpmnProcessId().equals("recover-it"))
                .map(variable -> variable.getName() + "=" + variable.getValue())
                .toList();
    }

    private static Stream<Record<?>> records() {
        return StreamSupport.stream(
                        TestEngine.get().getRecordStreamSource().getRecords().spliterator(), false)
                .filter(record -> record.getRecordType() == RecordType.EVENT);
    }

    private static void tell(EventData data) {
        CloudEvent event = CloudEvent.of("id", "/engine", null, Instant.now(), data);
        kernel.bean(Supervisor.class).accept(List.of(event));
    }

    private static void deploy(String name, String model) {
        kernel.post("/v1/deployments", Map.of("resources", List.of(Map.of("name", name + ".bpmn", "content", model))));
    }
}

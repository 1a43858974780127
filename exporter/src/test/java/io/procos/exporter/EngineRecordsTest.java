package io.procos.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.camunda.zeebe.protocol.record.Record;
import io.procos.api.event.CloudEvent;
import io.procos.api.event.EngineEvent;
import io.procos.api.event.EngineEvent.ElementEntered;
import io.procos.api.event.EngineEvent.ElementLeft;
import io.procos.api.event.EngineEvent.FlowTaken;
import io.procos.api.event.EngineEvent.IncidentRaised;
import io.procos.api.event.EngineEvent.IncidentResolved;
import io.procos.api.event.EngineEvent.InstanceEnded;
import io.procos.api.event.EngineEvent.InstanceRequested;
import io.procos.api.event.EngineEvent.InstanceStarted;
import io.procos.api.event.EngineEvent.JobChanged;
import io.procos.api.event.EngineEvent.ProcessDeployed;
import io.procos.api.event.EngineEvent.UserTaskChanged;
import io.procos.api.event.EngineEvent.VariableChanged;
import io.procos.api.event.EventData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EngineRecordsTest {

    private static List<Record<?>> records = List.of();
    private static final List<CloudEvent> EVENTS = new ArrayList<>();

    @BeforeAll
    static void exportTheStory() throws Exception {
        records = OrderStory.records();
        ProcosExporter exporter = new ProcosExporter(EVENTS::addAll);
        ExporterHost.open(exporter, Map.of("variableLimit", 20)).export(records);
        exporter.close();
    }

    @Test
    void tellsOfDeployments() {
        assertThat(all(ProcessDeployed.class))
                .extracting(ProcessDeployed::bpmnProcessId)
                .containsExactlyInAnyOrder("shipment", "order");
    }

    @Test
    void tellsWhichInstanceCalledWhich() {
        InstanceStarted order = all(InstanceStarted.class).getFirst();
        InstanceStarted shipment = all(InstanceStarted.class).getLast();

        assertThat(order.bpmnProcessId()).isEqualTo("order");
        assertThat(order.parentProcessInstanceKey()).isNull();
        assertThat(order.rootProcessInstanceKey()).isEqualTo(order.processInstanceKey());
        assertThat(shipment.parentProcessInstanceKey()).isEqualTo(order.processInstanceKey());
        assertThat(shipment.rootProcessInstanceKey()).isEqualTo(order.processInstanceKey());
    }

    @Test
    void tellsWhatAnInstanceWasStartedWithUnlessItIsTooLong() {
        assertThat(all(InstanceRequested.class))
                .extracting(InstanceRequested::bpmnProcessId, InstanceRequested::variables)
                .containsExactly(tuple("order", null));
        assertThat(told(Map.of("variableLimit", 200)))
                .filteredOn(InstanceRequested.class::isInstance)
                .extracting("variables")
                .containsExactly("{\"note\":\"" + "x".repeat(100) + "\"}");
    }

    @Test
    void tellsHowInstancesEnd() {
        assertThat(all(InstanceEnded.class))
                .extracting(ended -> ended.bpmnProcessId() + " " + ended.state())
                .containsExactly("shipment completed", "order terminated");
    }

    @Test
    void followsTheTokenThroughElementsAndFlows() {
        assertThat(all(ElementEntered.class))
                .extracting(ElementEntered::elementId)
                .containsExactly(
                        "start_Order",
                        "callActivity_Ship",
                        "start_Shipment",
                        "serviceTask_Ship",
                        "end_Shipment",
                        "userTask_Check");
        assertThat(all(ElementLeft.class))
                .filteredOn(left -> left.state().equals("terminated"))
                .extracting(ElementLeft::elementId)
                .containsExactly("userTask_Check");
        assertThat(all(FlowTaken.class)).extracting(FlowTaken::flowId).contains("flow_ToShip");
    }

    @Test
    void tellsTheLifeOfAJob() {
        assertThat(all(JobChanged.class))
                .extracting(job -> job.state() + " " + job.retries())
                .containsExactly("created 3", "failed 0", "retries-updated 2", "completed 2");
        assertThat(all(JobChanged.class).get(1).error()).isEqualTo("no stock");
    }

    @Test
    void tellsOfIncidents() {
        IncidentRaised raised = all(IncidentRaised.class).getFirst();

        assertThat(raised.elementId()).isEqualTo("serviceTask_Ship");
        assertThat(raised.jobKey()).isEqualTo(all(JobChanged.class).getFirst().jobKey());
        assertThat(raised.errorType()).isEqualTo("JOB_NO_RETRIES");
        assertThat(raised.rootProcessInstanceKey())
                .isEqualTo(all(InstanceStarted.class).getFirst().processInstanceKey());
        assertThat(raised.rootProcessDefinitionKey())
                .isEqualTo(all(InstanceStarted.class).getFirst().processDefinitionKey());
        assertThat(all(IncidentResolved.class).getFirst().incidentKey()).isEqualTo(raised.incidentKey());
    }

    @Test
    void cutsLongVariables() {
        assertThat(all(VariableChanged.class))
                .filteredOn(variable -> variable.name().equals("note"))
                .allSatisfy(note -> {
                    assertThat(note.json()).isEqualTo("\"" + "x".repeat(19));
                    assertThat(note.truncated()).isTrue();
                });
        assertThat(all(VariableChanged.class))
                .filteredOn(variable -> variable.name().equals("parcel"))
                .allSatisfy(parcel -> assertThat(parcel.json()).isEqualTo("7"))
                .isNotEmpty();
    }

    @Test
    void tellsTheLifeOfAUserTask() {
        assertThat(all(UserTaskChanged.class))
                .extracting(task -> task.elementId() + " " + task.state() + " " + task.candidateGroups())
                .containsExactly("userTask_Check created [clerks]", "userTask_Check canceled [clerks]");
    }

    @Test
    void namesEachEventByWhereItsRecordStands() {
        List<CloudEvent> again = new ArrayList<>();
        ProcosExporter exporter = new ProcosExporter(again::addAll);
        ExporterHost.open(exporter, Map.of("variableLimit", 20)).export(records);
        exporter.close();

        assertThat(again).isEqualTo(EVENTS);
        assertThat(EVENTS).extracting(CloudEvent::id).doesNotHaveDuplicates().allMatch(id -> id.matches("1-\\d+"));
        assertThat(EVENTS).extracting(CloudEvent::source).containsOnly("/engine/partition/1");
        assertThat(EVENTS)
                .filteredOn(event -> !(event.data() instanceof ProcessDeployed))
                .allSatisfy(event -> assertThat(event.subject()).matches("\\d+"));
    }

    @Test
    void survivesJson() {
        assertThat(EVENTS)
                .allSatisfy(event -> assertThat(CloudEventJson.read(CloudEventJson.write(event)))
                        .isEqualTo(event));
    }

    private static List<EventData> told(Map<String, Object> arguments) {
        List<CloudEvent> told = new ArrayList<>();
        ProcosExporter exporter = new ProcosExporter(told::addAll);
        ExporterHost.open(exporter, arguments).export(records);
        exporter.close();
        return told.stream().map(CloudEvent::data).toList();
    }

    private static <E extends EngineEvent> List<E> all(Class<E> type) {
        return EVENTS.stream()
                .map(CloudEvent::data)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}

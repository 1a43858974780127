package io.procos.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which flows and elements of a model the tests took, and which they should have. */
record Coverage(String process, Set<String> drawn, Set<String> taken) {

    static Coverage of(String model, Stream<Record<?>> records) {
        var process = Bpmn.readModelFromStream(Library.open(model));
        Stream<BaseElement> nodes =
                process.getModelElementsByType(FlowNode.class).stream().map(BaseElement.class::cast);
        Stream<BaseElement> flows =
                process.getModelElementsByType(SequenceFlow.class).stream().map(BaseElement.class::cast);
        String processId = process.getModelElementsByType(io.camunda.zeebe.model.bpmn.instance.Process.class)
                .iterator()
                .next()
                .getId();
        return new Coverage(
                processId,
                Stream.concat(nodes, flows)
                        .filter(element -> !isCompensationMarker(element))
                        .map(BaseElement::getId)
                        .collect(Collectors.toSet()),
                taken(processId, records));
    }

    private static Set<String> taken(String processId, Stream<Record<?>> records) {
        return Records.elements(
                        records, ProcessInstanceIntent.SEQUENCE_FLOW_TAKEN, ProcessInstanceIntent.ELEMENT_ACTIVATING)
                .map(Record::getValue)
                .filter(value -> value.getBpmnProcessId().equals(processId))
                .map(value -> value.getElementId())
                .collect(Collectors.toSet());
    }

    /** The engine never enters the boundary event that only points to its handler. */
    private static boolean isCompensationMarker(BaseElement element) {
        return element instanceof io.camunda.zeebe.model.bpmn.instance.BoundaryEvent boundary
                && boundary.getEventDefinitions().stream()
                        .anyMatch(io.camunda.zeebe.model.bpmn.instance.CompensateEventDefinition.class::isInstance);
    }

    void mustBeComplete() {
        Set<String> missing = new TreeSet<>(drawn);
        missing.removeAll(taken);

        assertThat(missing)
                .as("flows and elements of %s that no test takes", process)
                .isEmpty();
    }
}

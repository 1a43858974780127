package io.procos.exporter;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import io.procos.api.event.EngineEvent;
import io.procos.api.event.EngineEvent.ElementEntered;
import io.procos.api.event.EngineEvent.ElementLeft;
import io.procos.api.event.EngineEvent.FlowTaken;
import io.procos.api.event.EngineEvent.InstanceEnded;
import io.procos.api.event.EngineEvent.InstanceStarted;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Instances, their elements and flows. An element counts as entered when it is being activated: one whose input fails
 * never gets any further, and is just what a reader looks for.
 */
final class ProcessInstanceMapping implements RecordMapping<ProcessInstanceRecordValue> {

    @Override
    public Set<? extends Intent> intents() {
        return Set.of(
                ProcessInstanceIntent.ELEMENT_ACTIVATING,
                ProcessInstanceIntent.ELEMENT_COMPLETED,
                ProcessInstanceIntent.ELEMENT_TERMINATED,
                ProcessInstanceIntent.SEQUENCE_FLOW_TAKEN);
    }

    @Override
    public @Nullable EngineEvent event(Record<?> record, ProcessInstanceRecordValue value) {
        boolean instance = value.getBpmnElementType() == BpmnElementType.PROCESS;
        return switch (record.getIntent()) {
            case ProcessInstanceIntent.ELEMENT_ACTIVATING ->
                instance ? started(value) : entered(record.getKey(), value);
            case ProcessInstanceIntent.ELEMENT_COMPLETED ->
                instance ? ended(value, "completed") : left(record.getKey(), value, "completed");
            case ProcessInstanceIntent.ELEMENT_TERMINATED ->
                instance ? ended(value, "terminated") : left(record.getKey(), value, "terminated");
            case ProcessInstanceIntent.SEQUENCE_FLOW_TAKEN ->
                new FlowTaken(value.getProcessInstanceKey(), value.getElementId());
            default -> null;
        };
    }

    private static InstanceStarted started(ProcessInstanceRecordValue value) {
        return new InstanceStarted(
                value.getProcessInstanceKey(),
                value.getProcessDefinitionKey(),
                value.getBpmnProcessId(),
                value.getVersion(),
                RecordMapping.key(value.getParentProcessInstanceKey()),
                NewerFields.root(value),
                NewerFields.tags(value));
    }

    private static InstanceEnded ended(ProcessInstanceRecordValue value, String state) {
        return new InstanceEnded(value.getProcessInstanceKey(), value.getBpmnProcessId(), state);
    }

    private static ElementEntered entered(long key, ProcessInstanceRecordValue value) {
        return new ElementEntered(
                value.getProcessInstanceKey(),
                key,
                RecordMapping.key(value.getFlowScopeKey()),
                value.getElementId(),
                value.getBpmnElementType().name());
    }

    private static ElementLeft left(long key, ProcessInstanceRecordValue value, String state) {
        return new ElementLeft(
                value.getProcessInstanceKey(),
                key,
                value.getElementId(),
                value.getBpmnElementType().name(),
                state);
    }
}

package io.procos.exporter;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.value.IncidentRecordValue;
import io.procos.api.event.EngineEvent;
import io.procos.api.event.EngineEvent.IncidentRaised;
import io.procos.api.event.EngineEvent.IncidentResolved;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Incidents raised and resolved. */
record IncidentMapping(TextLimit limit) implements RecordMapping<IncidentRecordValue> {

    @Override
    public Set<? extends Intent> intents() {
        return Set.of(IncidentIntent.CREATED, IncidentIntent.RESOLVED);
    }

    @Override
    public @Nullable EngineEvent event(Record<?> record, IncidentRecordValue value) {
        return switch (record.getIntent()) {
            case IncidentIntent.CREATED -> raised(record.getKey(), value);
            case IncidentIntent.RESOLVED -> new IncidentResolved(record.getKey(), value.getProcessInstanceKey());
            default -> null;
        };
    }

    private IncidentRaised raised(long key, IncidentRecordValue value) {
        return new IncidentRaised(
                key,
                value.getProcessInstanceKey(),
                CallPath.root(value.getElementInstancePath()),
                CallPath.rootDefinition(value.getProcessDefinitionPath()),
                value.getBpmnProcessId(),
                RecordMapping.key(value.getElementInstanceKey()),
                value.getElementId(),
                RecordMapping.key(value.getJobKey()),
                value.getErrorType().name(),
                limit.early(value.getErrorMessage()));
    }
}

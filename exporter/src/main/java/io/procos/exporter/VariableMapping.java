package io.procos.exporter;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.VariableIntent;
import io.camunda.zeebe.protocol.record.value.VariableRecordValue;
import io.procos.api.event.EngineEvent;
import io.procos.api.event.EngineEvent.VariableChanged;
import java.util.Set;

/** Variables, cut to a length that a reader of history needs. */
record VariableMapping(TextLimit limit) implements RecordMapping<VariableRecordValue> {

    @Override
    public Set<? extends Intent> intents() {
        return Set.of(VariableIntent.CREATED, VariableIntent.UPDATED);
    }

    @Override
    public EngineEvent event(Record<?> record, VariableRecordValue value) {
        String json = value.getValue();
        return new VariableChanged(
                value.getProcessInstanceKey(),
                value.getScopeKey(),
                value.getName(),
                limit.early(json),
                limit.isOver(json),
                record.getKey());
    }
}

package io.procos.exporter;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.VariableIntent;
import io.camunda.zeebe.protocol.record.value.VariableRecordValue;
import io.procos.api.event.EngineEvent;
import io.procos.api.event.EngineEvent.VariableChanged;
import java.util.Set;

/**
 * Variables, cut to a length that a reader of history needs.
 *
 * @param limit most characters of a value's JSON
 */
record VariableMapping(int limit) implements RecordMapping<VariableRecordValue> {

    @Override
    public Set<? extends Intent> intents() {
        return Set.of(VariableIntent.CREATED, VariableIntent.UPDATED);
    }

    @Override
    public EngineEvent event(Record<?> record, VariableRecordValue value) {
        String json = value.getValue();
        boolean truncated = json.length() > limit;
        return new VariableChanged(
                value.getProcessInstanceKey(),
                value.getScopeKey(),
                value.getName(),
                truncated ? cut(json) : json,
                truncated,
                record.getKey());
    }

    /** Half a surrogate pair is no text that every reader takes. */
    private String cut(String json) {
        boolean halvesPair = limit > 0 && Character.isHighSurrogate(json.charAt(limit - 1));
        return json.substring(0, halvesPair ? limit - 1 : limit);
    }
}

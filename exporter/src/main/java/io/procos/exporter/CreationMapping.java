package io.procos.exporter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceCreationIntent;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceCreationRecordValue;
import io.procos.api.event.EngineEvent;
import io.procos.api.event.EngineEvent.InstanceRequested;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What clients give the instances that they create. Most give little or nothing.
 *
 * @param limit most characters of the variables' JSON
 */
record CreationMapping(int limit) implements RecordMapping<ProcessInstanceCreationRecordValue> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Set<? extends Intent> intents() {
        return Set.of(ProcessInstanceCreationIntent.CREATED);
    }

    @Override
    public @Nullable EngineEvent event(Record<?> record, ProcessInstanceCreationRecordValue value) {
        Map<String, Object> variables = value.getVariables();
        return variables.isEmpty()
                ? null
                : new InstanceRequested(value.getProcessInstanceKey(), value.getBpmnProcessId(), json(variables));
    }

    private @Nullable String json(Map<String, Object> variables) {
        try {
            String json = JSON.writeValueAsString(variables);
            return json.length() > limit ? null : json;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("variables that came as JSON have no JSON form", e);
        }
    }
}

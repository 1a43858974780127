package io.procos.exporter;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import io.camunda.zeebe.protocol.record.value.UserTaskRecordValue;
import io.procos.api.event.EngineEvent;
import io.procos.api.event.EngineEvent.UserTaskChanged;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happened to a user task. */
final class UserTaskMapping implements RecordMapping<UserTaskRecordValue> {

    private static final Map<Intent, String> STATES = Map.of(
            UserTaskIntent.CREATED, "created",
            UserTaskIntent.ASSIGNED, "assigned",
            UserTaskIntent.UPDATED, "updated",
            UserTaskIntent.COMPLETED, "completed",
            UserTaskIntent.CANCELED, "canceled");

    @Override
    public Set<? extends Intent> intents() {
        return STATES.keySet();
    }

    @Override
    public EngineEvent event(Record<?> record, UserTaskRecordValue value) {
        return new UserTaskChanged(
                value.getUserTaskKey(),
                value.getProcessInstanceKey(),
                value.getElementInstanceKey(),
                value.getElementId(),
                value.getBpmnProcessId(),
                STATES.getOrDefault(record.getIntent(), "changed"),
                RecordMapping.text(value.getAssignee()),
                List.copyOf(value.getCandidateGroupsList()),
                form(value),
                Map.copyOf(value.getCustomHeaders()));
    }

    private static @Nullable String form(UserTaskRecordValue value) {
        return value.getFormKey() > 0
                ? Long.toString(value.getFormKey())
                : RecordMapping.text(value.getExternalFormReference());
    }
}

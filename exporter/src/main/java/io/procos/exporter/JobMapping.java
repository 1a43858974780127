package io.procos.exporter;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.value.JobRecordValue;
import io.procos.api.event.EngineEvent;
import io.procos.api.event.EngineEvent.JobChanged;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happened to a job. A lease that was extended is no event: it happens every few seconds. */
record JobMapping(TextLimit limit) implements RecordMapping<JobRecordValue> {

    private static final Map<Intent, String> STATES = Map.of(
            JobIntent.CREATED, "created",
            JobIntent.COMPLETED, "completed",
            JobIntent.FAILED, "failed",
            JobIntent.TIMED_OUT, "timed-out",
            JobIntent.ERROR_THROWN, "error-thrown",
            JobIntent.RETRIES_UPDATED, "retries-updated",
            JobIntent.UPDATED, "retries-updated",
            JobIntent.CANCELED, "canceled");

    @Override
    public Set<? extends Intent> intents() {
        return STATES.keySet();
    }

    @Override
    public @Nullable EngineEvent event(Record<?> record, JobRecordValue value) {
        if (isOnlyAboutTheLease(record, value)) return null;
        return new JobChanged(
                record.getKey(),
                value.getProcessInstanceKey(),
                value.getElementInstanceKey(),
                value.getElementId(),
                value.getType(),
                STATES.getOrDefault(record.getIntent(), "changed"),
                value.getRetries(),
                RecordMapping.text(value.getWorker()),
                error(record, value));
    }

    /** UPDATED says which attributes: retries, timeout or both. */
    private static boolean isOnlyAboutTheLease(Record<?> record, JobRecordValue value) {
        return record.getIntent() == JobIntent.UPDATED
                && !value.getChangedAttributes().contains("retries");
    }

    private @Nullable String error(Record<?> record, JobRecordValue value) {
        String message = limit.early(value.getErrorMessage());
        if (record.getIntent() != JobIntent.ERROR_THROWN) return RecordMapping.text(message);
        return message.isEmpty() ? value.getErrorCode() : value.getErrorCode() + ": " + message;
    }
}

package io.procos.exporter;

import io.camunda.zeebe.exporter.api.context.Context.RecordFilter;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.RecordValue;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRelated;
import io.procos.api.event.CloudEvent;
import io.procos.api.event.EngineEvent;
import io.procos.api.redaction.Redaction;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The record types that become events, and how. A one-task instance writes about 37 records; less than half of them pass
 * this filter. Stateless.
 */
final class EngineRecords implements RecordFilter {

    private final Map<ValueType, RecordMapping<?>> mappings = new EnumMap<>(ValueType.class);
    private final Set<Intent> intents = new HashSet<>();
    private final TextLimit limit;
    private final Redaction redaction;

    EngineRecords(int textLimit, Redaction redaction) {
        this.limit = new TextLimit(textLimit);
        this.redaction = redaction;
        mappings.put(ValueType.PROCESS, new DeploymentMapping());
        mappings.put(ValueType.PROCESS_INSTANCE, new ProcessInstanceMapping());
        mappings.put(ValueType.PROCESS_INSTANCE_CREATION, new CreationMapping(textLimit));
        mappings.put(ValueType.JOB, new JobMapping(limit));
        mappings.put(ValueType.INCIDENT, new IncidentMapping(limit));
        mappings.put(ValueType.VARIABLE, new VariableMapping(limit));
        mappings.put(ValueType.USER_TASK, new UserTaskMapping());
        mappings.values().forEach(mapping -> intents.addAll(mapping.intents()));
    }

    @Override
    public boolean acceptType(RecordType type) {
        return type == RecordType.EVENT;
    }

    @Override
    public boolean acceptValue(ValueType type) {
        return mappings.containsKey(type);
    }

    @Override
    public boolean acceptIntent(Intent intent) {
        return intents.contains(intent);
    }

    /** The event that this record means, if any. Its id is where the record stands, so it is the same every time. */
    @Nullable CloudEvent event(Record<?> record) {
        EngineEvent data = data(record, mappings.get(record.getValueType()));
        if (data == null) return null;
        CloudEvent event = CloudEvent.of(
                record.getPartitionId() + "-" + record.getPosition(),
                "/engine/partition/" + record.getPartitionId(),
                subject(record.getValue()),
                Instant.ofEpochMilli(record.getTimestamp()),
                data);
        return shortened(redaction.event(event));
    }

    private CloudEvent shortened(CloudEvent event) {
        if (!(event.data() instanceof EngineEvent data)) return event;
        EngineEvent shorter = limit.late(data);
        return shorter.equals(data)
                ? event
                : CloudEvent.of(event.id(), event.source(), event.subject(), event.time(), shorter);
    }

    /** A mapping stands under the value type whose records it takes. */
    @SuppressWarnings("unchecked")
    private static <V extends RecordValue> @Nullable EngineEvent data(
            Record<?> record, @Nullable RecordMapping<V> mapping) {
        if (mapping == null || record.getRecordType() != RecordType.EVENT) return null;
        return mapping.intents().contains(record.getIntent()) ? mapping.event(record, (V) record.getValue()) : null;
    }

    private static @Nullable String subject(RecordValue value) {
        return value instanceof ProcessInstanceRelated related && related.getProcessInstanceKey() > 0
                ? Long.toString(related.getProcessInstanceKey())
                : null;
    }
}

package io.procos.bpmn;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Questions to the engine's record stream. */
final class Records {
    private Records() {}

    /** Events of process instances and their elements. */
    static Stream<Record<ProcessInstanceRecordValue>> elements(Stream<Record<?>> records, Intent... intents) {
        Set<Intent> wanted = Set.of(intents);
        return records.filter(record -> record.getRecordType() == RecordType.EVENT)
                .filter(record -> wanted.contains(record.getIntent()))
                .filter(record -> record.getValue() instanceof ProcessInstanceRecordValue)
                .map(Records::asElement);
    }

    static long lastRootInstance(Stream<Record<?>> records, String processId) {
        return elements(records, ProcessInstanceIntent.ELEMENT_ACTIVATED)
                .map(Record::getValue)
                .filter(value -> isRoot(value) && value.getBpmnProcessId().equals(processId))
                .mapToLong(ProcessInstanceRecordValue::getProcessInstanceKey)
                .max()
                .orElseThrow(() -> new AssertionError("no instance of " + processId + " was started"));
    }

    static Set<Long> liveRootInstances(Stream<Record<?>> records) {
        Set<Long> live = new LinkedHashSet<>();
        elements(
                        records,
                        ProcessInstanceIntent.ELEMENT_ACTIVATED,
                        ProcessInstanceIntent.ELEMENT_COMPLETED,
                        ProcessInstanceIntent.ELEMENT_TERMINATED)
                .filter(record -> isRoot(record.getValue()))
                .forEach(record -> {
                    if (record.getIntent() == ProcessInstanceIntent.ELEMENT_ACTIVATED) {
                        live.add(record.getKey());
                    } else {
                        live.remove(record.getKey());
                    }
                });
        return live;
    }

    private static boolean isRoot(ProcessInstanceRecordValue value) {
        return value.getBpmnElementType() == BpmnElementType.PROCESS && value.getParentProcessInstanceKey() < 0;
    }

    @SuppressWarnings("unchecked")
    private static Record<ProcessInstanceRecordValue> asElement(Record<?> element) {
        return (Record<ProcessInstanceRecordValue>) element;
    }
}

package io.procos.engine.partition;

import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;

/**
 * What a client asks the engine to do.
 *
 * @param key the record the command is about, or -1
 * @param operationReference the client's own number for the request, which the records that follow from it carry; 0 for
 *     none
 */
public record UserCommand(ValueType type, Intent intent, long key, UnifiedRecordValue value, long operationReference) {

    /** A command without a reference. */
    public UserCommand(ValueType type, Intent intent, long key, UnifiedRecordValue value) {
        this(type, intent, key, value, 0);
    }
}

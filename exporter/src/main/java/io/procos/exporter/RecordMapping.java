package io.procos.exporter;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordValue;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.procos.api.event.EngineEvent;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the records of one value type become events. Stateless. */
interface RecordMapping<V extends RecordValue> {

    /** The intents that are worth an event; no other record is passed to {@link #event}. */
    Set<? extends Intent> intents();

    /** The event, or null when this one record is not worth it after all. */
    @Nullable EngineEvent event(Record<?> record, V value);

    /** Zeebe writes -1 where there is no key. */
    static @Nullable Long key(long key) {
        return key < 0 ? null : key;
    }

    /** Zeebe writes an empty text where there is none. */
    static @Nullable String text(String text) {
        return text.isEmpty() ? null : text;
    }
}

package io.procos.engine.exporting;

import io.camunda.zeebe.exporter.api.context.Context.RecordFilter;
import io.camunda.zeebe.logstreams.log.LogStreamReader;
import io.camunda.zeebe.logstreams.log.LoggedEvent;
import io.camunda.zeebe.protocol.impl.record.RecordMetadata;
import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.stream.impl.records.RecordValues;
import io.camunda.zeebe.stream.impl.records.TypedRecordImpl;
import java.util.Optional;

/** Reads durable records in order and says which of them an exporter wants. One record at a time; not thread-safe. */
final class RecordFeed implements AutoCloseable {
    private final LogStreamReader reader;
    private final RecordFilter filter;
    private final RecordMetadata metadata = new RecordMetadata();
    private final RecordValues values = new RecordValues();
    private final TypedRecordImpl record;

    RecordFeed(LogStreamReader reader, RecordFilter filter, int partitionId) {
        this.reader = reader;
        this.filter = filter;
        this.record = new TypedRecordImpl(partitionId);
    }

    void seekAfter(long position) {
        reader.seekToNextEvent(position);
    }

    boolean hasNext() {
        return reader.hasNext();
    }

    LoggedEvent next() {
        return reader.next();
    }

    /** The record, if the filter lets it through. It is overwritten by the next call. */
    Optional<Record<?>> wanted(LoggedEvent event) {
        metadata.reset();
        event.readMetadata(metadata);
        if (!isWanted()) {
            return Optional.empty();
        }
        UnifiedRecordValue value = values.readRecordValue(event, metadata.getValueType());
        record.wrap(event, metadata, value);
        return Optional.of(record);
    }

    private boolean isWanted() {
        return filter.acceptType(metadata.getRecordType())
                && filter.acceptValue(metadata.getValueType())
                && filter.acceptIntent(metadata.getIntent());
    }

    @Override
    public void close() {
        reader.close();
    }
}

package io.procos.engine.exporting;

import io.camunda.zeebe.exporter.api.context.Configuration;
import io.camunda.zeebe.exporter.api.context.Context;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an exporter sees while it configures itself. Used by one thread at a time. */
final class ExporterContext implements Context {
    private static final RecordFilter EVERYTHING = new RecordFilter() {
        @Override
        public boolean acceptType(RecordType type) {
            return true;
        }

        @Override
        public boolean acceptValue(ValueType type) {
            return true;
        }
    };

    private final ExporterSpec spec;
    private final int partitionId;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private RecordFilter filter = EVERYTHING;

    ExporterContext(ExporterSpec spec, int partitionId, InstantSource clock, MeterRegistry meters) {
        this.spec = spec;
        this.partitionId = partitionId;
        this.clock = clock;
        this.meters = meters;
    }

    RecordFilter filter() {
        return filter;
    }

    @Override
    public MeterRegistry getMeterRegistry() {
        return meters;
    }

    @Override
    public Logger getLogger() {
        return LoggerFactory.getLogger("io.procos.engine.exporter." + spec.id());
    }

    @Override
    public InstantSource clock() {
        return clock;
    }

    @Override
    public Configuration getConfiguration() {
        return new ExporterConfiguration(spec);
    }

    @Override
    public int getPartitionId() {
        return partitionId;
    }

    @Override
    public void setFilter(RecordFilter newFilter) {
        filter = newFilter;
    }
}

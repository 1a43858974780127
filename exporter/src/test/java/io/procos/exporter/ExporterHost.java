package io.procos.exporter;

import io.camunda.zeebe.exporter.api.context.Configuration;
import io.camunda.zeebe.exporter.api.context.Context;
import io.camunda.zeebe.exporter.api.context.Controller;
import io.camunda.zeebe.exporter.api.context.ScheduledTask;
import io.camunda.zeebe.protocol.record.Record;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs an exporter as an engine does: filters records, keeps its position and its timer. */
final class ExporterHost implements Context, Controller {

    private final ProcosExporter exporter;
    private final Map<String, Object> args;
    private final Queue<Runnable> timers = new ArrayDeque<>();
    private @Nullable RecordFilter filter;
    private long position = -1;

    private ExporterHost(ProcosExporter exporter, Map<String, Object> args) {
        this.exporter = exporter;
        this.args = args;
    }

    static ExporterHost open(ProcosExporter exporter, Map<String, Object> args) {
        ExporterHost host = new ExporterHost(exporter, args);
        exporter.configure(host);
        exporter.open(host);
        return host;
    }

    void export(Iterable<Record<?>> records) {
        for (Record<?> record : records) if (wants(record)) exporter.export(record);
    }

    boolean wants(Record<?> record) {
        return filter != null
                && filter.acceptType(record.getRecordType())
                && filter.acceptValue(record.getValueType())
                && filter.acceptIntent(record.getIntent());
    }

    void timePasses() {
        Runnable timer = timers.remove();
        timer.run();
    }

    long position() {
        return position;
    }

    @Override
    public MeterRegistry getMeterRegistry() {
        return new SimpleMeterRegistry();
    }

    @Override
    public Logger getLogger() {
        return LoggerFactory.getLogger(ExporterHost.class);
    }

    @Override
    public InstantSource clock() {
        return InstantSource.system();
    }

    @Override
    public Configuration getConfiguration() {
        return new Configuration() {
            @Override
            public String getId() {
                return "procos";
            }

            @Override
            public Map<String, Object> getArguments() {
                return args;
            }

            @Override
            public <T> T instantiate(Class<T> type) {
                throw new UnsupportedOperationException();
            }
        };
    }

    @Override
    public int getPartitionId() {
        return 1;
    }

    @Override
    public void setFilter(RecordFilter newFilter) {
        filter = newFilter;
    }

    @Override
    public void updateLastExportedRecordPosition(long newPosition) {
        position = newPosition;
    }

    @Override
    public void updateLastExportedRecordPosition(long newPosition, byte[] metadata) {
        position = newPosition;
    }

    @Override
    public long getLastExportedRecordPosition() {
        return position;
    }

    @Override
    public ScheduledTask scheduleCancellableTask(Duration delay, Runnable task) {
        timers.add(task);
        return () -> timers.remove(task);
    }

    @Override
    public Optional<byte[]> readMetadata() {
        return Optional.empty();
    }
}

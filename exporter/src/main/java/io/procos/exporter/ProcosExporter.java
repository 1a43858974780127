package io.procos.exporter;

import static java.util.Objects.requireNonNull;

import io.camunda.zeebe.exporter.api.Exporter;
import io.camunda.zeebe.exporter.api.context.Context;
import io.camunda.zeebe.exporter.api.context.Controller;
import io.camunda.zeebe.protocol.record.Record;
import io.procos.api.event.EventSink;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Turns the engine's records into events and hands them to a sink, in batches by count and by time. A position is
 * confirmed only when its event has arrived; while the sink throws, the engine offers the record again and nothing is
 * skipped. So each event arrives at least once, with the same id. The engine calls it from one thread.
 *
 * <p>The embedded engine passes its sink. A broker makes the exporter by its class name, and the exporter's {@code args}
 * choose the sink: see {@link ExporterSettings}.
 */
public final class ProcosExporter implements Exporter {

    private final BiFunction<ExporterSettings, Logger, Delivery> deliveries;
    private @Nullable BatchExport export;

    /** For a broker. */
    public ProcosExporter() {
        this.deliveries = ExporterSettings::newDelivery;
    }

    /** For the embedded engine; {@code args.sink} is then without meaning. */
    public ProcosExporter(EventSink sink) {
        this.deliveries = (settings, log) -> new DirectDelivery(sink);
    }

    /** Throws {@link IllegalArgumentException} when an argument is wrong. */
    @Override
    public void configure(Context context) {
        ExporterSettings settings =
                ExporterSettings.of(context.getConfiguration().getArguments());
        EngineRecords records = new EngineRecords(settings.variableLimit(), settings.redaction());
        context.setFilter(records);
        Logger log = context.getLogger();
        export = new BatchExport(records, deliveries.apply(settings, log), settings, log);
    }

    @Override
    public void open(Controller controller) {
        configured().open(controller);
    }

    @Override
    public void export(Record<?> record) {
        configured().export(record);
    }

    @Override
    public void close() {
        if (export != null) export.close();
    }

    private BatchExport configured() {
        return requireNonNull(export, "the exporter is not configured");
    }
}

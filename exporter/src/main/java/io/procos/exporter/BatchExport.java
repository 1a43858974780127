package io.procos.exporter;

import static java.util.Objects.requireNonNull;

import io.camunda.zeebe.exporter.api.context.Controller;
import io.camunda.zeebe.exporter.api.context.ScheduledTask;
import io.camunda.zeebe.protocol.record.Record;
import io.procos.api.event.CloudEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** What was exported and not yet delivered, and when it is delivered. Used by one thread. */
final class BatchExport {

    private final EngineRecords records;
    private final Delivery delivery;
    private final ExporterSettings settings;
    private final Logger log;
    private final List<CloudEvent> batch = new ArrayList<>();
    private @Nullable Controller controller;
    private @Nullable ScheduledTask timer;
    private long position = -1;
    private long confirmed = -1;
    private boolean failing;

    BatchExport(EngineRecords records, Delivery delivery, ExporterSettings settings, Logger log) {
        this.records = records;
        this.delivery = delivery;
        this.settings = settings;
        this.log = log;
    }

    void open(Controller opened) {
        controller = opened;
        delivery.start();
        schedule();
    }

    /** Throws what the sink throws when the batch is full: the engine then offers this record again. */
    void export(Record<?> record) {
        add(record);
        if (batch.size() >= settings.batchSize()) deliver();
    }

    /** Leaves out a record that it has: one that is offered again because the batch could not be delivered. */
    private void add(Record<?> record) {
        if (record.getPosition() <= position) return;
        CloudEvent event = records.event(record);
        if (event != null) batch.add(event);
        position = record.getPosition();
    }

    private void deliver() {
        confirm();
        if (position >= 0) delivery.take(List.copyOf(batch), position);
        batch.clear();
        confirm();
    }

    /** Only what has arrived counts as exported. */
    private void confirm() {
        long delivered = delivery.delivered();
        if (delivered <= confirmed) return;
        requireNonNull(controller).updateLastExportedRecordPosition(delivered);
        confirmed = delivered;
    }

    private void schedule() {
        timer = requireNonNull(controller).scheduleCancellableTask(settings.batchDelay(), this::deliverOnTime);
    }

    /** A failure is only told here: the batch stays, and the timer comes again. */
    private void deliverOnTime() {
        try {
            deliver();
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) log.warn("Events are kept and delivered later, because their sink refuses them", e);
            failing = true;
        } finally {
            schedule();
        }
    }

    /** What is not delivered now is exported again after the next start. */
    void close() {
        if (timer != null) timer.cancel();
        try {
            deliver();
        } catch (RuntimeException e) {
            log.info("{} events are exported again after the next start: {}", batch.size(), e.toString());
        }
        delivery.close();
        if (controller != null) confirm();
    }
}

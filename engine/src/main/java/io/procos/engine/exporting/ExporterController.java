package io.procos.engine.exporting;

import io.camunda.zeebe.exporter.api.context.Controller;
import io.camunda.zeebe.exporter.api.context.ScheduledTask;
import java.time.Duration;
import java.util.Optional;

/** What an exporter may ask of the engine. Thread-safe. */
record ExporterController(Progress progress, TaskQueue tasks) implements Controller {

    @Override
    public void updateLastExportedRecordPosition(long position) {
        progress.confirm(position);
    }

    @Override
    public void updateLastExportedRecordPosition(long position, byte[] metadata) {
        progress.confirm(position, metadata.clone());
    }

    @Override
    public long getLastExportedRecordPosition() {
        return progress.position();
    }

    @Override
    public ScheduledTask scheduleCancellableTask(Duration delay, Runnable task) {
        return tasks.schedule(delay, task);
    }

    @Override
    public Optional<byte[]> readMetadata() {
        return progress.metadata();
    }
}

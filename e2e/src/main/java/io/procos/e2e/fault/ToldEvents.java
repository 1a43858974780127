package io.procos.e2e.fault;

import io.procos.api.event.CloudEvent;
import io.procos.api.event.EventRecord;
import io.procos.api.event.TaskEvent.TaskNoted;
import io.procos.tde.bus.KafkaSink;
import io.procos.tde.spool.FileSpool;
import io.procos.tde.spool.Shipper;
import io.procos.tde.spool.ShipperState;
import io.procos.tde.spool.SpoolFull;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** A worker's way of telling events: its spool, and the shipper that brings them to Kafka. */
final class ToldEvents implements AutoCloseable {

    private static final long INSTANCES = 10;

    private final String prefix;
    private final FileSpool spool;
    private final KafkaSink sink;
    private final Shipper shipper;
    private int told;
    private @Nullable String refusal;

    /** @param prefix of all ids, so that one trial knows its own events */
    ToldEvents(String prefix, Path folder, DataSize capacity, String kafka) throws IOException {
        this.prefix = prefix;
        this.spool = FileSpool.open(folder, capacity);
        this.sink = new KafkaSink(kafka, EventRecord.TOPIC, spool.quarantine());
        this.shipper = Shipper.start(spool, sink);
    }

    /** Returns when the spool has it. A full spool is waited for, as a run does, and the reason is remembered. */
    void tell(Instant when, String text) throws InterruptedException {
        CloudEvent event = event(when, text);
        while (true) {
            try {
                spool.append(event);
                told++;
                return;
            } catch (SpoolFull full) {
                refusal = full.getMessage();
                Thread.sleep(100);
            }
        }
    }

    private CloudEvent event(Instant when, String text) {
        long instance = 1 + told % INSTANCES;
        TaskNoted note = new TaskNoted("run-" + instance, instance, instance, text, Map.of("number", told));
        return CloudEvent.of(prefix + told, "/worker/trial", Long.toString(instance), when, note);
    }

    int told() {
        return told;
    }

    /** What the spool said when it was full; null when it never was. */
    @Nullable String refusal() {
        return refusal;
    }

    ShipperState state() {
        return shipper.state();
    }

    long quarantined() {
        return spool.quarantine().size();
    }

    long waiting() {
        return spool.waitingEvents();
    }

    @Override
    public void close() {
        shipper.close();
        sink.close();
        spool.close();
    }
}

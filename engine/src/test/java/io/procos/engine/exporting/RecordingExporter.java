package io.procos.engine.exporting;

import io.camunda.zeebe.exporter.api.Exporter;
import io.camunda.zeebe.exporter.api.context.Context;
import io.camunda.zeebe.exporter.api.context.Context.RecordFilter;
import io.camunda.zeebe.exporter.api.context.Controller;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Keeps what it is given: events of processes and deployments. Fails, or never confirms, when told to. */
final class RecordingExporter implements Exporter {
    private record Seen(long position, String intent) {}

    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final AtomicInteger toRefuse = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean confirms = true;
    private volatile String metadataAtOpen = "";
    private @Nullable Controller controller;

    void refuseNext(int records) {
        toRefuse.set(records);
    }

    void neverConfirm() {
        confirms = false;
    }

    int refused() {
        return refused.get();
    }

    String metadataAtOpen() {
        return metadataAtOpen;
    }

    List<Long> positions() {
        return seen.stream().map(Seen::position).toList();
    }

    long count(String intent) {
        return seen.stream().filter(s -> s.intent.equals(intent)).count();
    }

    @Override
    public void configure(Context context) {
        context.setFilter(new RecordFilter() {
            @Override
            public boolean acceptType(RecordType type) {
                return type == RecordType.EVENT;
            }

            @Override
            public boolean acceptValue(ValueType type) {
                return type == ValueType.DEPLOYMENT;
            }
        });
    }

    @Override
    public void open(Controller newController) {
        controller = newController;
        metadataAtOpen = newController
                .readMetadata()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("");
    }

    @Override
    public void export(Record<?> record) {
        if (toRefuse.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            refused.incrementAndGet();
            throw new IllegalStateException("not now");
        }
        seen.add(new Seen(record.getPosition(), record.getIntent().name()));
        if (confirms && controller != null) {
            String metadata = "seen " + count("CREATED");
            controller.updateLastExportedRecordPosition(
                    record.getPosition(), metadata.getBytes(StandardCharsets.UTF_8));
        }
    }
}

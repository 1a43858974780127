package io.procos.exporter;

import io.procos.api.event.CloudEvent;
import io.procos.api.event.EventSink;
import java.util.List;

/** Hands each batch over on the spot, for sinks that answer at once. */
final class DirectDelivery implements Delivery {

    private final EventSink sink;
    private long delivered = -1;

    DirectDelivery(EventSink sink) {
        this.sink = sink;
    }

    @Override
    public void take(List<CloudEvent> events, long position) {
        if (!events.isEmpty()) sink.accept(events);
        delivered = position;
    }

    @Override
    public long delivered() {
        return delivered;
    }

    @Override
    public void close() {}
}

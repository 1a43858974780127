package io.procos.standalone.daemon;

import io.procos.api.event.CloudEvent;
import io.procos.api.event.EventSink;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Hands every event to all who listen. Until {@link #open} it takes nothing: the engine keeps what it has to tell, so
 * that no listener misses the beginning. Thread-safe.
 */
final class EventFanOut implements EventSink {
    private final List<EventSink> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean open;

    void add(EventSink listener) {
        listeners.add(listener);
    }

    void open() {
        open = true;
    }

    @Override
    public void accept(List<CloudEvent> batch) {
        if (!open) {
            throw new IllegalStateException("not everybody listens yet; come again");
        }
        listeners.forEach(listener -> listener.accept(batch));
    }
}

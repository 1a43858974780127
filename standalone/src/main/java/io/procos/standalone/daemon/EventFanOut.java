package io.procos.standalone.daemon;

import io.procos.api.event.CloudEvent;
import io.procos.api.event.EventSink;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Hands every event to all who listen. Until {@link #open} its callers wait: the engine keeps what it has to tell, so
 * that no listener misses the beginning. Thread-safe.
 */
final class EventFanOut implements EventSink {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final List<EventSink> listeners = new CopyOnWriteArrayList<>();
    private final CountDownLatch open = new CountDownLatch(1);

    void add(EventSink listener) {
        listeners.add(listener);
    }

    void open() {
        open.countDown();
    }

    @Override
    public void accept(List<CloudEvent> batch) {
        awaitOpen();
        listeners.forEach(listener -> listener.accept(batch));
    }

    private void awaitOpen() {
        try {
            if (!open.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("not everybody listens yet; come again");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped before everybody listened", stopping);
        }
    }
}

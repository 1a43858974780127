package io.procos.tde.testkit;

import io.procos.api.event.CloudEvent;
import io.procos.tde.spool.Spool;
import io.procos.tde.spool.SpoolFull;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps events in a list, and is full on demand. */
public final class MemorySpool implements Spool {
    private final List<CloudEvent> events = new CopyOnWriteArrayList<>();
    private volatile boolean full;

    @Override
    public void append(CloudEvent event) {
        if (full) {
            throw new SpoolFull("the test's spool is full");
        }
        events.add(event);
    }

    public List<CloudEvent> events() {
        return events;
    }

    public void full(boolean now) {
        full = now;
    }

    @Override
    public void close() {}
}

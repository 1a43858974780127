package io.procos.engine.log;

import io.camunda.zeebe.logstreams.storage.LogStorage.CommitListener;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/** How far the log is on the device, and who waits for it to get further. Thread-safe. */
final class Durability {
    private record Waiter(long position, Runnable action) {}

    private final List<CommitListener> listeners = new CopyOnWriteArrayList<>();
    private final Queue<Waiter> waiters = new PriorityQueue<>(Comparator.comparingLong(Waiter::position));
    private volatile long position;

    Durability(long position) {
        this.position = position;
    }

    long position() {
        return position;
    }

    void add(CommitListener listener) {
        listeners.add(listener);
    }

    void remove(CommitListener listener) {
        listeners.remove(listener);
    }

    void when(long wanted, Runnable action) {
        synchronized (waiters) {
            if (wanted > position) {
                waiters.add(new Waiter(wanted, action));
                return;
            }
        }
        action.run();
    }

    /** Called by the writer thread alone. */
    void advance(long newPosition) {
        List<Runnable> ready = new ArrayList<>();
        synchronized (waiters) {
            position = newPosition;
            for (var head = waiters.peek(); head != null && head.position <= newPosition; head = waiters.peek()) {
                ready.add(waiters.remove().action);
            }
        }
        listeners.forEach(CommitListener::onCommit);
        ready.forEach(Runnable::run);
    }
}

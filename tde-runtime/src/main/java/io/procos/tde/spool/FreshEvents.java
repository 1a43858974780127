package io.procos.tde.spool;

import io.procos.api.event.CloudEvent;
import io.procos.api.event.TaskEvent.TaskNoted;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The events that were appended last, so that a reader who keeps up need not read them back from their bytes. Bounded,
 * and allowed to forget: the bytes are what counts. Thread-safe.
 */
final class FreshEvents {

    private static final int MOST = 512;

    private record Fresh(Position position, Frame frame, CloudEvent event) {}

    private final Queue<Fresh> events = new ArrayDeque<>(MOST);

    /** A note holds an adapter's own objects, which may change after they were written: only its bytes are true. */
    synchronized void add(Position position, Frame frame, CloudEvent event) {
        if (events.size() < MOST && !(event.data() instanceof TaskNoted)) events.add(new Fresh(position, frame, event));
    }

    /** The event in this frame at this position, if it is remembered; forgets it and those before it. */
    synchronized @Nullable CloudEvent take(Position position, Frame frame) {
        Fresh first = events.peek();
        while (first != null && first.position.compareTo(position) < 0) {
            events.remove();
            first = events.peek();
        }
        if (first == null || !first.position.equals(position)) return null;
        events.remove();
        return first.frame.equals(frame) ? first.event : null;
    }
}

package io.procos.memory.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Batches whose callers wait for somebody to write them. Thread-safe. */
final class Waiting {
    /** Most events of one transaction: it should end within a blink. */
    private static final int MOST = 2_000;

    private final ConcurrentLinkedQueue<Batch> queue = new ConcurrentLinkedQueue<>();

    /** One caller's events, and what came of them. */
    static final class Batch {
        private final List<HeardEvent> events;
        private volatile boolean done;
        private @Nullable RuntimeException failure;

        private Batch(List<HeardEvent> events) {
            this.events = events;
        }

        boolean isDone() {
            return done;
        }

        private void done(@Nullable RuntimeException how) {
            failure = how;
            done = true;
        }

        /** Throws what kept the events from being written. */
        void result() {
            if (failure != null) throw failure;
        }
    }

    /** What was waiting at one moment. */
    record All(List<Batch> batches) {

        /** Hands on the events in parts of a good size, and tells each caller what came of its own. */
        void forEachPart(Consumer<List<HeardEvent>> writer) {
            int from = 0;
            while (from < batches.size()) {
                int to = end(from);
                part(batches.subList(from, to), writer);
                from = to;
            }
        }

        private int end(int from) {
            int to = from + 1;
            int events = batches.get(from).events.size();
            while (to < batches.size() && events + batches.get(to).events.size() <= MOST) {
                events += batches.get(to++).events.size();
            }
            return to;
        }

        private static void part(List<Batch> part, Consumer<List<HeardEvent>> writer) {
            RuntimeException failure = null;
            try {
                List<HeardEvent> events =
                        part.stream().flatMap(batch -> batch.events.stream()).toList();
                for (int i = 0; i < events.size(); i += MOST) {
                    writer.accept(events.subList(i, Math.min(i + MOST, events.size())));
                }
            } catch (RuntimeException failed) {
                failure = failed;
            }
            for (Batch batch : part) batch.done(failure);
        }
    }

    Batch add(List<HeardEvent> events) {
        Batch batch = new Batch(events);
        queue.add(batch);
        return batch;
    }

    All takeAll() {
        List<Batch> all = new ArrayList<>();
        for (Batch batch = queue.poll(); batch != null; batch = queue.poll()) all.add(batch);
        return new All(all);
    }
}

package io.procos.api.event;

import java.util.List;

/**
 * Where events go next: the bus, memory, the kernel's supervisor. At-least-once: the same event may come twice, with
 * the same id. Implementations are thread-safe.
 */
@FunctionalInterface
public interface EventSink {

    /**
     * Takes the whole batch, in order, or throws and has promised nothing: the caller keeps the batch and comes again.
     */
    void accept(List<CloudEvent> batch);

    /** One sink that hands each batch to all of these in turn; if one throws, those before it get the batch again. */
    static EventSink toAll(List<? extends EventSink> sinks) {
        List<EventSink> all = List.copyOf(sinks);
        return batch -> all.forEach(sink -> sink.accept(batch));
    }
}

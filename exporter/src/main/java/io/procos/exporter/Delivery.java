package io.procos.exporter;

import io.procos.api.event.CloudEvent;
import java.util.List;

/** How batches get where they should. Used by the exporter's one thread. */
interface Delivery extends AutoCloseable {

    /** Called once, before the first batch: a broker also configures exporters that it never opens. */
    default void start() {}

    /**
     * Takes the batch, or throws and has taken nothing: it must then come again.
     *
     * @param events in order; none when the records since the last batch mean no event
     * @param position of the last record that the batch speaks of
     */
    void take(List<CloudEvent> events, long position);

    /** Everything up to this position has arrived; -1 while nothing has. */
    long delivered();

    /** Delivers what it can at once; the rest comes again after the next start. */
    @Override
    void close();
}

package io.procos.tde.spool;

import io.procos.api.event.CloudEvent;

/** Where the executor leaves its events before it reports a job. Implementations are thread-safe. */
public interface Spool extends AutoCloseable {

    /**
     * Returns once the event outlives the death of this process. Waits while the spool is full, for as long as the
     * implementation allows.
     *
     * @throws SpoolFull when there is still no room; the event was not kept, and no job may be reported without it
     */
    void append(CloudEvent event) throws SpoolFull;
}

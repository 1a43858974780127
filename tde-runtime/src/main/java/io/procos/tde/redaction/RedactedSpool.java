package io.procos.tde.redaction;

import io.procos.api.event.CloudEvent;
import io.procos.api.redaction.Redaction;
import io.procos.tde.spool.Spool;
import io.procos.tde.spool.SpoolFull;

/** Keeps of each event only what may be remembered: what is taken out here is on no disk and on no wire. Thread-safe. */
public final class RedactedSpool implements Spool {

    private final Spool spool;
    private final Redaction redaction;

    public RedactedSpool(Spool spool, Redaction redaction) {
        this.spool = spool;
        this.redaction = redaction;
    }

    @Override
    public void append(CloudEvent event) throws SpoolFull {
        spool.append(redaction.event(event));
    }

    @Override
    public void close() throws Exception {
        spool.close();
    }
}

package io.procos.bench;

import io.procos.api.event.CloudEvent;
import io.procos.e2e.load.Latencies;
import io.procos.tde.spool.Spool;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** A spool whose appends are timed, the last 2^20 of them. Left open when closed: it is somebody else's. Thread-safe. */
final class TimedSpool implements Spool {
    private static final int MOST = 1 << 20;

    private final Spool spool;
    private final long[] nanos = new long[MOST];
    private final AtomicInteger count = new AtomicInteger();

    TimedSpool(Spool spool) {
        this.spool = spool;
    }

    /** Keeps nothing and takes no time. */
    static Spool nowhere() {
        return new Spool() {
            @Override
            public void append(CloudEvent event) {}

            @Override
            public void close() {}
        };
    }

    @Override
    public void append(CloudEvent event) {
        long start = System.nanoTime();
        spool.append(event);
        nanos[count.getAndIncrement() & (MOST - 1)] = System.nanoTime() - start;
    }

    Latencies latencies() {
        return new Latencies(Arrays.copyOf(nanos, Math.min(count.get(), MOST)));
    }

    @Override
    public void close() {}
}

package io.procos.tde.run;

import java.util.concurrent.Callable;

/** The time a run has spent waiting for others. Used by the run's thread; {@link #nanos} by any. */
final class Waiting {
    private Runnable begins = () -> {};
    private Runnable ends = () -> {};
    private volatile long before;
    private volatile long since;

    void tell(Runnable whenItBegins, Runnable whenItEnds) {
        begins = whenItBegins;
        ends = whenItEnds;
    }

    <T> T during(Callable<T> work) throws Exception {
        begins.run();
        since = System.nanoTime();
        try {
            return work.call();
        } finally {
            before = nanos();
            since = 0;
            ends.run();
        }
    }

    /** All of it, with what is not over yet. */
    long nanos() {
        long began = since;
        return began == 0 ? before : before + System.nanoTime() - began;
    }
}

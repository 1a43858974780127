package io.procos.engine.exporting;

import java.util.concurrent.TimeUnit;

/** Pauses that double from 50 ms to 10 s. Used by one thread. */
final class Backoff {
    private static final long FIRST = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(10);

    private long pause;
    private long over = System.nanoTime();

    /** Starts the next pause. True when it is worth telling somebody: the first one, and each of the longest. */
    boolean grow() {
        boolean first = pause == 0;
        pause = first ? FIRST : Math.min(LONGEST, pause * 2);
        over = System.nanoTime() + pause;
        return first || pause == LONGEST;
    }

    void reset() {
        pause = 0;
        over = System.nanoTime();
    }

    boolean isOver() {
        return pause == 0 || System.nanoTime() - over >= 0;
    }

    /** How long a thread with nothing else to do may sleep. */
    long nanosToSleep() {
        return isOver() ? LONGEST : over - System.nanoTime();
    }
}

package io.procos.tde.lease;

import io.procos.tde.run.TaskRun;
import java.time.Duration;

/** When to ask for more time for one run. */
final class HeldLease {
    private static final Duration AFTER_FAILURE = Duration.ofMillis(500);

    private final TaskRun run;
    private final long everyNanos;
    private volatile long nextNanos;

    HeldLease(TaskRun run) {
        this.run = run;
        everyNanos = run.adapter().lease().toNanos() / 3;
        nextNanos = System.nanoTime() + everyNanos;
    }

    TaskRun run() {
        return run;
    }

    boolean isDue(long now) {
        return now - nextNanos >= 0;
    }

    void asked(long now) {
        nextNanos = now + everyNanos;
    }

    /** The engine gave no answer: ask well before the lease ends. */
    void askAgain() {
        nextNanos = System.nanoTime() + Math.min(everyNanos / 4, AFTER_FAILURE.toNanos());
    }
}

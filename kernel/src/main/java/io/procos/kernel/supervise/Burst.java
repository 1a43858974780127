package io.procos.kernel.supervise;

import java.time.Duration;

/** Lets a burst through at once and holds a steady pace after it. For one thread. */
final class Burst {
    private final int most;
    private final long paceNanos;
    private double permits;
    private long last = System.nanoTime();

    Burst(int perMinute, Duration pace) {
        this.most = Math.max(1, perMinute / 3);
        this.paceNanos = pace.toNanos();
        this.permits = most;
    }

    void await() throws InterruptedException {
        refill();
        if (permits < 1) {
            Thread.sleep(Duration.ofNanos((long) ((1 - permits) * paceNanos)));
            refill();
        }
        permits -= 1;
    }

    private void refill() {
        long now = System.nanoTime();
        permits = Math.min(most, permits + (double) (now - last) / paceNanos);
        last = now;
    }
}

package io.procos.kernel.engine;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Pauses that double up to a limit, each shortened by a random part so that many kernels do not ask in step. */
final class Backoff {
    private final long most;
    private long current;

    Backoff(Duration first, Duration most) {
        this.current = first.toMillis();
        this.most = most.toMillis();
    }

    /** Between half of the present pause and all of it. */
    Duration next() {
        long pause = Math.min(current, most);
        current = Math.min(most, pause * 2);
        return Duration.ofMillis(pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1));
    }
}

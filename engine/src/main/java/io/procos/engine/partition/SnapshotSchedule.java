package io.procos.engine.partition;

import java.time.Duration;

/** Says when the next snapshot is due: after some time, or after the log has grown by so much. Used by one thread. */
final class SnapshotSchedule {
    private final Duration interval;
    private final long afterBytes;
    private long takenAt = System.nanoTime();
    private long bytesThen;

    SnapshotSchedule(Duration interval, long afterBytes, long logBytes) {
        this.interval = interval;
        this.afterBytes = afterBytes;
        this.bytesThen = logBytes;
    }

    boolean isDue(long logBytes) {
        return System.nanoTime() - takenAt >= interval.toNanos() || logBytes - bytesThen >= afterBytes;
    }

    void taken(long logBytes) {
        takenAt = System.nanoTime();
        bytesThen = logBytes;
    }
}

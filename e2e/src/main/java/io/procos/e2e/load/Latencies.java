package io.procos.e2e.load;

import java.util.Arrays;

/** Measured times in nanoseconds, for percentiles. */
public record Latencies(long[] nanos) {
    public Latencies {
        nanos = nanos.clone();
        Arrays.sort(nanos);
    }

    /** The {@code quantile} (0 to 1) in milliseconds. */
    public double millis(double quantile) {
        return nanos[(int) Math.min(nanos.length - 1, Math.floor(nanos.length * quantile))] / 1e6;
    }
}

package io.procos.engine.log;

import java.nio.file.Path;

/**
 * How a partition's log is kept.
 *
 * @param folder holds the segments; made when missing
 * @param segmentBytes a segment that has reached this size is followed by a new one
 * @param fsync when bytes are forced to the device
 */
public record LogSettings(Path folder, long segmentBytes, FsyncPolicy fsync) {

    /** Smaller segments would be mostly file headers and directory entries. */
    private static final long LEAST_SEGMENT_BYTES = 4096;

    public LogSettings {
        if (segmentBytes < LEAST_SEGMENT_BYTES) {
            throw new IllegalArgumentException(
                    "log segment size %d is below %d bytes: raise it".formatted(segmentBytes, LEAST_SEGMENT_BYTES));
        }
    }

    public LogSettings(Path folder) {
        this(folder, 32L << 20, FsyncPolicy.GROUP);
    }
}

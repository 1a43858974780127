package io.procos.engine.snapshot;

/** No state can be restored without losing something. The message names the files and the way out. */
public final class SnapshotUnusable extends RuntimeException {

    public SnapshotUnusable(String message) {
        super(message);
    }
}

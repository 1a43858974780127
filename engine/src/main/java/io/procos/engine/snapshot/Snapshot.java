package io.procos.engine.snapshot;

import java.nio.file.Path;

/**
 * A copy of a partition's state on disk.
 *
 * @param position everything up to here has been processed in it; the log is replayed from here
 * @param written the log must reach at least this far, since the state knows of records up to here
 * @param folder holds the state's files and their checksums
 */
public record Snapshot(long position, long written, Path folder) {}

package io.procos.engine.partition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much room is left; a seam, so that tests need no full disk. */
@FunctionalInterface
public interface DiskSpace {
    DiskSpace REAL = folder -> Files.getFileStore(folder).getUsableSpace();

    /** Usable bytes on the disk that holds {@code folder}. */
    long usableBytes(Path folder) throws IOException;
}

package io.procos.engine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The engine's folder, held by this engine alone until it is closed. */
final class DataFolder implements AutoCloseable {
    private static final String LOCK = "engine.lock";
    private static final String PARTITIONS = "partitions";

    private final FileChannel lock;

    private DataFolder(FileChannel lock) {
        this.lock = lock;
    }

    /**
     * @throws EngineRefused when another engine holds the folder, or when its data has another number of partitions
     */
    static DataFolder open(Path folder, int partitions) throws IOException {
        Files.createDirectories(folder);
        FileChannel lock = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (tryLock(lock) == null) {
                throw new EngineRefused(
                        "Another engine uses %s. Stop it, or choose another data folder".formatted(folder));
            }
            checkPartitions(folder.resolve(PARTITIONS), partitions);
            return new DataFolder(lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel lock) throws IOException {
        try {
            return lock.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by an engine in this same JVM
        }
    }

    /** Keys and messages are spread by the number of partitions, so data of one number is garbage to another. */
    private static void checkPartitions(Path file, int wanted) throws IOException {
        if (!Files.exists(file)) {
            Files.writeString(file, Integer.toString(wanted));
            return;
        }
        String kept = Files.readString(file).strip();
        if (!kept.equals(Integer.toString(wanted))) {
            throw new EngineRefused(
                    "The data in %s has %s partition(s), but %d are asked for, and the number cannot change. Ask for %s, or choose an empty data folder"
                            .formatted(file.toAbsolutePath().getParent(), kept, wanted, kept));
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}

package io.procos.tde.spool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The spool's files: segments, the position up to which they were shipped, what had to be put aside, and a lock. */
final class SpoolFolder implements AutoCloseable {

    private static final String SEGMENT = ".spool";
    private static final String UNFINISHED = ".new";
    private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(1 << 16);

    private final Path folder;
    private final FileChannel lock;
    private final Quarantine quarantine;

    private SpoolFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
        this.quarantine = new Quarantine(folder.resolve("quarantine"));
    }

    /** Two processes on one spool would ship each other's events twice and delete them once. */
    static SpoolFolder open(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel lock =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(lock) == null) {
            lock.close();
            throw new IOException("the event spool " + folder + " is in use by another process; give this one its own"
                    + " procos.spool.folder");
        }
        return new SpoolFolder(folder, lock);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldInThisProcess) {
            return null;
        }
    }

    Path path() {
        return folder;
    }

    /** The segments' numbers in order; unfinished ones are removed. */
    List<Long> segments() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).toList();
            for (String name : names) if (name.endsWith(UNFINISHED)) Files.delete(folder.resolve(name));
            return names.stream()
                    .filter(name -> name.endsWith(SEGMENT))
                    .map(name -> Long.parseLong(name.substring(0, name.length() - SEGMENT.length())))
                    .sorted()
                    .toList();
        }
    }

    Segment map(long number) throws IOException {
        return Segment.map(number, file(number));
    }

    /** Writes the whole file now: a disk that is full says so here, not by killing the process at some later append. */
    Segment create(long number, long bytes) throws IOException {
        Path unfinished = folder.resolve(file(number).getFileName() + UNFINISHED);
        try (FileChannel channel = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            for (long left = bytes; left > 0; ) {
                left -= channel.write(ZEROS.duplicate().limit((int) Math.min(left, ZEROS.capacity())));
            }
        } catch (IOException e) {
            Files.deleteIfExists(unfinished);
            throw e;
        }
        Files.move(unfinished, file(number), StandardCopyOption.ATOMIC_MOVE);
        Segment segment = map(number);
        segment.touch();
        return segment;
    }

    /** The same segment without what lies behind this offset. */
    Segment shrink(Segment segment, long bytes) throws IOException {
        if (bytes == segment.size()) return segment;
        segment.close();
        try (FileChannel channel = FileChannel.open(segment.file(), StandardOpenOption.WRITE)) {
            channel.truncate(bytes);
        }
        return map(segment.number());
    }

    void delete(Segment segment) throws IOException {
        segment.close();
        Files.deleteIfExists(segment.file());
    }

    Quarantine quarantine() {
        return quarantine;
    }

    /** Keeps bytes that nobody can read for somebody who can; returns where. */
    Path putAside(String name, byte[] bytes) throws IOException {
        return quarantine.keep(name, bytes);
    }

    private Path file(long number) {
        return folder.resolve("%016d%s".formatted(number, SEGMENT));
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot release " + folder, e);
        }
    }
}

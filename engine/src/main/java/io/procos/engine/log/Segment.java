package io.procos.engine.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** One file of the log: a short header, then frames. One thread writes; any number read what has been published. */
final class Segment implements AutoCloseable {
    /** Magic, first position, the last fsync group before this file. */
    static final int HEADER = 24;

    private static final long MAGIC = 0x50524F434C4F4731L; // "PROCLOG1"
    private static final int INDEX_EVERY = 64 << 10;

    final Path path;
    final long first;
    final long groupBefore;
    private final FileChannel file;
    private final NavigableMap<Long, Long> offsets = new ConcurrentSkipListMap<>();
    private long indexed;
    private volatile long size;

    private Segment(Path path, FileChannel file, long first, long groupBefore) {
        this.path = path;
        this.file = file;
        this.first = first;
        this.groupBefore = groupBefore;
        this.size = HEADER;
    }

    static Segment create(Path folder, long first, long groupBefore) throws IOException {
        Path path = folder.resolve("%020d.log".formatted(first));
        FileChannel file = FileChannel.open(
                path,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        Segment segment = new Segment(path, file, first, groupBefore);
        try {
            ByteBuffer header = ByteBuffer.allocate(HEADER)
                    .putLong(MAGIC)
                    .putLong(first)
                    .putLong(groupBefore)
                    .flip();
            segment.write(header, 0);
            return segment;
        } catch (IOException e) {
            segment.delete();
            throw e;
        }
    }

    /** Opens an existing file; its frames are not read yet. */
    static Segment open(Path path) throws IOException {
        FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        ByteBuffer header = FrameCursor.read(file, 0, (int) Math.min(HEADER, file.size()));
        if (header.limit() < HEADER || header.getLong(0) != MAGIC) {
            file.close();
            throw new LogCorrupted("%s is not a log segment: restore it from a copy".formatted(path));
        }
        Segment segment = new Segment(path, file, header.getLong(8), header.getLong(16));
        segment.size = file.size();
        return segment;
    }

    /** Writes at {@code offset}; readers see nothing of it before {@link #publish}. */
    void write(ByteBuffer bytes, long offset) throws IOException {
        long at = offset;
        while (bytes.hasRemaining()) {
            at += file.write(bytes, at);
        }
    }

    void force() throws IOException {
        file.force(false);
    }

    void truncate(long length) throws IOException {
        file.truncate(length);
    }

    /** Remembers where a block starts, now and then. */
    void index(long lowest, long offset) {
        if (offsets.isEmpty() || offset - indexed >= INDEX_EVERY) {
            offsets.put(lowest, offset);
            indexed = offset;
        }
    }

    void publish(long newSize) {
        size = newSize;
    }

    long size() {
        return size;
    }

    /** A cursor that stands at or before the block holding {@code position}. */
    FrameCursor cursorFor(long position) {
        Map.Entry<Long, Long> entry = offsets.floorEntry(position);
        return new FrameCursor(file, entry == null ? HEADER : entry.getValue());
    }

    ByteBuffer bytesFrom(long offset) {
        return FrameCursor.read(file, offset, (int) (size - offset));
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + path, e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close " + path, e);
        }
    }
}

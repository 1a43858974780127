package io.procos.tde.attempts;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * A mapped file of entries: job key, open attempts, CRC-32C of both. What is appended lies in the operating system's page
 * cache at once, without a system call. Zeros follow the last entry; they are no entry, nor is a torn one. For one thread
 * at a time.
 */
final class JournalFile implements AutoCloseable {
    private static final int CHECKED = Long.BYTES + Integer.BYTES;
    private static final int ENTRY = CHECKED + Integer.BYTES;
    private static final int ROOM = 1 << 16;

    private final Arena arena;
    private final MemorySegment memory;
    private final ByteBuffer entry = ByteBuffer.allocate(ENTRY);
    private long end;

    private JournalFile(Arena arena, MemorySegment memory) {
        this.arena = arena;
        this.memory = memory;
    }

    /**
     * Puts a new file, which holds these entries and room for 65,536 more, in the place of the old one. It is written in
     * full: a disk that has no room for it says so now, and not by killing the process at some later append.
     */
    static JournalFile replace(Path path, Map<Long, Integer> entries) throws IOException {
        Path next = path.resolveSibling(path.getFileName() + ".new");
        Files.write(next, new byte[(entries.size() + ROOM) * ENTRY]);
        JournalFile file = map(next);
        entries.forEach(file::append);
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return file;
    }

    private static JournalFile map(Path path) throws IOException {
        Arena arena = Arena.ofShared();
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            return new JournalFile(arena, file.getChannel().map(MapMode.READ_WRITE, 0, file.length(), arena));
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    /** The entries up to the first that is none. */
    static void read(Path path, EntryReader reader) throws IOException {
        ByteBuffer entries = ByteBuffer.wrap(Files.readAllBytes(path));
        while (entries.remaining() >= ENTRY) {
            int start = entries.position();
            long key = entries.getLong();
            int attempts = entries.getInt();
            if (entries.getInt() != checksum(entries.array(), start)) {
                return;
            }
            reader.entry(key, attempts);
        }
    }

    /** What to do with an entry. */
    interface EntryReader {
        void entry(long jobKey, int attempts);
    }

    boolean isFull() {
        return end + ENTRY > memory.byteSize();
    }

    void append(long jobKey, int attempts) {
        entry.clear().putLong(jobKey).putInt(attempts).putInt(checksum(entry.array(), 0));
        MemorySegment.copy(entry.array(), 0, memory, ValueLayout.JAVA_BYTE, end, ENTRY);
        end += ENTRY;
    }

    private static int checksum(byte[] bytes, int start) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, start, CHECKED);
        return (int) crc.getValue();
    }

    @Override
    public void close() {
        arena.close();
    }
}

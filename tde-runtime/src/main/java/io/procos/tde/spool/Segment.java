package io.procos.tde.spool;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * One mapped file of frames. What is written here lies in the operating system's page cache at once, so it outlives this
 * process without a system call per frame. One thread appends at a time; readers need no lock, because the header that
 * makes a frame visible is stored last.
 */
final class Segment implements AutoCloseable {

    private static final ValueLayout.OfLong LAYOUT = ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle HEADER = LAYOUT.varHandle();

    private final long number;
    private final Path file;
    private final Arena arena;
    private final MemorySegment memory;
    private long end;

    private Segment(long number, Path file, Arena arena, MemorySegment memory) {
        this.number = number;
        this.file = file;
        this.arena = arena;
        this.memory = memory;
    }

    /** Maps an existing file, whose size is the segment's; appending starts at its beginning. */
    static Segment map(long number, Path file) throws IOException {
        Arena arena = Arena.ofShared();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long size = channel.size() & -Frame.HEADER_BYTES;
            return new Segment(number, file, arena, channel.map(FileChannel.MapMode.READ_WRITE, 0, size, arena));
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    long number() {
        return number;
    }

    Path file() {
        return file;
    }

    long size() {
        return memory.byteSize();
    }

    /** Makes every page writable now, so that no append waits for one. */
    void touch() {
        memory.fill((byte) 0);
    }

    /** Where the frame lies now; null when there is no room left, the segment is then sealed by {@link #seal()}. */
    @Nullable Position append(Frame frame, byte[] payload) {
        if (end + frame.size() > size()) return null;
        MemorySegment.copy(payload, 0, memory, ValueLayout.JAVA_BYTE, end + Frame.HEADER_BYTES, payload.length);
        HEADER.setRelease(memory, end, frame.header());
        Position position = new Position(number, end);
        end += frame.size();
        return position;
    }

    /** Nothing follows what is written so far. */
    void seal() {
        if (end < size()) gap(end, size());
        end = size();
    }

    /** Replaces what lies between two offsets by a gap. */
    void gap(long from, long to) {
        memory.asSlice(from + Frame.HEADER_BYTES, to - from - Frame.HEADER_BYTES)
                .fill((byte) 0);
        HEADER.setRelease(memory, from, Frame.gap(to - from).header());
    }

    /** The frame that claims to be at this offset, unchecked; null where nothing is written. */
    @Nullable Frame frameAt(long offset) {
        long header = (long) HEADER.getAcquire(memory, offset);
        return header == 0 ? null : Frame.ofHeader(header);
    }

    /** Whether this frame, read at this offset, is what was once written there. */
    boolean isIntact(Frame frame, long offset) {
        if (frame.length() == 0 || frame.size() % Frame.HEADER_BYTES != 0) return false;
        if (frame.size() < Frame.HEADER_BYTES || offset + frame.size() > size()) return false;
        return frame.checksum() == Frame.checksum(frame.length(), payload(frame, offset));
    }

    byte[] bytes(long from, long to) {
        return memory.asSlice(from, to - from).toArray(ValueLayout.JAVA_BYTE);
    }

    byte[] payloadAt(Frame frame, long offset) {
        long start = offset + Frame.HEADER_BYTES;
        return bytes(start, start + frame.length());
    }

    private ByteBuffer payload(Frame frame, long offset) {
        return memory.asSlice(offset + Frame.HEADER_BYTES, Math.max(0, frame.length()))
                .asByteBuffer();
    }

    @Override
    public void close() {
        arena.close();
    }
}

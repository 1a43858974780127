package io.procos.engine.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts one group of blocks on the device, wholly or not at all. Used by the writer thread alone. */
final class GroupStore {
    private static final int BUFFER = 1 << 20;

    private final LogSettings settings;
    private final Segments segments;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private @Nullable Segment segment;
    private long group;
    private long at;

    GroupStore(LogSettings settings, Segments segments, long lastGroup) {
        this.settings = settings;
        this.segments = segments;
        this.segment = segments.newest();
        this.group = lastGroup;
    }

    /** After an exception nothing of the group is in the log, and it may be stored again. */
    void store(List<Block> blocks) throws IOException {
        Segment target = target(blocks.getFirst().lowest);
        long start = target.size();
        try {
            write(target, blocks, start);
        } catch (IOException e) {
            target.truncate(start);
            throw e;
        }
        publish(target, blocks, start);
    }

    private Segment target(long first) throws IOException {
        Segment current = segment;
        if (current == null || current.size() >= settings.segmentBytes()) {
            current = segments.roll(first, group);
            segment = current;
        }
        return current;
    }

    private void write(Segment target, List<Block> blocks, long start) throws IOException {
        at = start;
        buffer.clear();
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            block.seal(group + 1, i == blocks.size() - 1);
            put(target, block.frame);
        }
        drain(target);
        if (settings.fsync() == FsyncPolicy.GROUP) {
            target.force();
        }
    }

    private void put(Segment target, byte[] frame) throws IOException {
        for (int from = 0; from < frame.length; ) {
            int length = Math.min(buffer.remaining(), frame.length - from);
            buffer.put(frame, from, length);
            from += length;
            if (!buffer.hasRemaining()) {
                drain(target);
            }
        }
    }

    private void drain(Segment target) throws IOException {
        buffer.flip();
        int length = buffer.remaining();
        target.write(buffer, at);
        at += length;
        buffer.clear();
    }

    private void publish(Segment target, List<Block> blocks, long start) {
        long offset = start;
        for (Block block : blocks) {
            target.index(block.lowest, offset);
            offset += block.frame.length;
        }
        target.publish(offset);
        group++;
    }
}

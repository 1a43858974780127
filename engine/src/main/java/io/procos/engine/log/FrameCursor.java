package io.procos.engine.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Walks the frames of one file. Reads large chunks and hands out views of them; a chunk is never reused, so a view stays
 * valid for as long as somebody holds it. Not thread-safe.
 */
final class FrameCursor {
    private static final int CHUNK = 128 << 10;

    private final FileChannel file;
    private ByteBuffer chunk = ByteBuffer.allocate(0);
    private long chunkStart;
    private long frameAt = -1;
    private long next;

    FrameCursor(FileChannel file, long offset) {
        this.file = file;
        this.chunkStart = offset;
        this.next = offset;
    }

    /** Moves to the next frame. False when none, or no intact one, lies before {@code limit}; the place then stays. */
    boolean advance(long limit) {
        if (limit - next < Frame.HEADER) {
            return false;
        }
        load(Frame.HEADER, limit);
        int length = Math.max(Frame.HEADER, Frame.length(chunk, index(next)));
        if (length - Frame.HEADER > Frame.MAX_PAYLOAD || limit - next < length) {
            return false;
        }
        load(length, limit);
        if (!Frame.isIntact(chunk, index(next))) {
            return false;
        }
        frameAt = next;
        next += length;
        return true;
    }

    long lowest() {
        return Frame.lowest(chunk, index(frameAt));
    }

    long highest() {
        return Frame.highest(chunk, index(frameAt));
    }

    long group() {
        return Frame.group(chunk, index(frameAt));
    }

    boolean endsGroup() {
        return Frame.endsGroup(chunk, index(frameAt));
    }

    DirectBuffer payload() {
        int start = index(frameAt);
        return new UnsafeBuffer(chunk.array(), start + Frame.HEADER, Frame.length(chunk, start) - Frame.HEADER);
    }

    /** Where the current frame starts. */
    long offset() {
        return frameAt;
    }

    /** Where the next frame starts, or would start. */
    long end() {
        return next;
    }

    private int index(long offset) {
        return (int) (offset - chunkStart);
    }

    private void load(int bytes, long limit) {
        if (index(next) + bytes <= chunk.limit()) {
            return;
        }
        chunk = read(file, next, (int) Math.min(limit - next, Math.max(bytes, CHUNK)));
        chunkStart = next;
    }

    static ByteBuffer read(FileChannel file, long offset, int length) {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        try {
            while (bytes.hasRemaining() && file.read(bytes, offset + bytes.position()) >= 0) {
                // a positional read may be short
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.clear();
    }
}

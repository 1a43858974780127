package io.procos.engine.log;

import io.camunda.zeebe.logstreams.storage.LogStorageReader;
import java.util.NoSuchElementException;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/** Reads durable blocks in order: new ones from memory, older ones from their segment. Not thread-safe. */
final class LogReader implements LogStorageReader {
    private final SegmentedLog log;
    private final Segments segments;
    private final RecentBlocks recent;
    private long next;
    private @Nullable Segment segment;
    private @Nullable FrameCursor cursor;

    LogReader(SegmentedLog log, Segments segments, RecentBlocks recent) {
        this.log = log;
        this.segments = segments;
        this.recent = recent;
        seek(Long.MIN_VALUE);
    }

    /** The next block is the one that holds {@code position}; the first or the last one when it lies outside the log. */
    @Override
    public void seek(long position) {
        next = Math.max(segments.first(), Math.min(position, log.durablePosition()));
        segment = null;
        cursor = null;
    }

    @Override
    public boolean hasNext() {
        return next <= log.durablePosition();
    }

    @Override
    public DirectBuffer next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no durable block at position " + next);
        }
        Block block = recent.holding(next);
        if (block == null) {
            return fromDisk();
        }
        segment = null;
        cursor = null;
        next = block.highest + 1;
        return block.payload();
    }

    private DirectBuffer fromDisk() {
        FrameCursor frames = cursor == null ? locate() : cursor;
        do {
            frames = step(frames);
        } while (frames.highest() < next);
        next = frames.highest() + 1;
        return frames.payload();
    }

    private FrameCursor locate() {
        Segment holder = segments.holding(next);
        if (holder == null) {
            throw new NoSuchElementException("the log is empty");
        }
        segment = holder;
        cursor = holder.cursorFor(next);
        return cursor;
    }

    private FrameCursor step(FrameCursor frames) {
        Segment current = segment;
        if (current != null && frames.advance(current.size())) {
            return frames;
        }
        Segment following = current == null || frames.end() < current.size() ? null : segments.after(current);
        if (following == null) {
            throw new LogCorrupted(
                    "position %d cannot be read from %s: its checksum does not match. Restore it from a copy"
                            .formatted(next, current == null ? "the log" : current.path));
        }
        segment = following;
        cursor = following.cursorFor(Long.MIN_VALUE);
        return step(cursor);
    }

    @Override
    public void close() {
        segment = null;
        cursor = null;
    }
}

package io.procos.tde.spool;

import java.time.Duration;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The segments in order: many threads append to the last one, one reader releases the first ones, and the maker keeps an
 * empty one ready in between. A monitor; its lock is held for copying one frame, never for disk access.
 */
final class SegmentQueue {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Condition need = lock.newCondition();
    private final NavigableMap<Long, Segment> segments = new TreeMap<>();
    private final long capacity;
    private final long segmentBytes;
    private long nextNumber;
    private long usedBytes;
    private Backlog backlog;
    private @Nullable Segment active;
    private @Nullable Segment spare;
    private @Nullable String trouble;
    private boolean closed;

    /**
     * Takes over what an earlier process left: segments that are read and never written again.
     *
     * @param nextNumber higher than any segment's that ever was
     */
    SegmentQueue(SpoolSettings settings, List<Segment> recovered, Backlog backlog, long nextNumber) {
        this.capacity = settings.capacity().toBytes();
        this.segmentBytes = settings.segment().toBytes();
        this.nextNumber = nextNumber;
        this.backlog = backlog;
        recovered.forEach(this::add);
    }

    private void add(Segment segment) {
        segments.put(segment.number(), segment);
        usedBytes += segment.size();
    }

    /** Returns where the frame is kept; waits for room as long as patience lasts, then throws {@link SpoolFull}. */
    Position append(Frame frame, byte[] payload, Duration patience) {
        lock.lock();
        try {
            long nanosLeft = patience.toNanos();
            Position kept = appendNow(frame, payload);
            while (kept == null) {
                if (closed || nanosLeft <= 0) throw new SpoolFull(reason());
                nanosLeft = awaitRoom(nanosLeft);
                kept = appendNow(frame, payload);
            }
            backlog = backlog.plus(new Backlog(1, frame.size()));
            return kept;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Position appendNow(Frame frame, byte[] payload) {
        if (closed) return null;
        Position kept = active == null ? null : active.append(frame, payload);
        if (kept != null || spare == null) return kept;
        if (active != null) active.seal();
        active = spare;
        spare = null;
        need.signal();
        return active.append(frame, payload);
    }

    private long awaitRoom(long nanos) {
        try {
            return room.awaitNanos(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SpoolFull("interrupted while waiting: " + reason());
        }
    }

    private String reason() {
        if (closed) return "the event spool is closed";
        if (trouble != null) return "the event spool cannot grow: " + trouble;
        return "the event spool is full: %d events (%d bytes) wait for their reader; raise procos.spool.capacity or see why it does not take them"
                .formatted(backlog.events(), backlog.bytes());
    }

    /** Waits until one more segment is wanted and allowed; its number, or null when the spool is closed. */
    @Nullable Long awaitNeed() throws InterruptedException {
        lock.lock();
        try {
            while (!closed && need() == null) need.await();
            return need();
        } finally {
            lock.unlock();
        }
    }

    /** The number of the segment that is wanted and allowed now, or null. */
    @Nullable Long need() {
        lock.lock();
        try {
            return closed || spare != null || usedBytes + segmentBytes > capacity ? null : nextNumber;
        } finally {
            lock.unlock();
        }
    }

    /** The maker brings what {@link #awaitNeed()} asked for. */
    void offer(Segment segment) {
        lock.lock();
        try {
            add(segment);
            nextNumber = segment.number() + 1;
            spare = segment;
            trouble = null;
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void cannotGrow(String reason) {
        lock.lock();
        try {
            trouble = reason;
        } finally {
            lock.unlock();
        }
    }

    /** The first segment with this number or a higher one. */
    @Nullable Segment from(long number) {
        lock.lock();
        try {
            var entry = segments.ceilingEntry(number);
            return entry == null ? null : entry.getValue();
        } finally {
            lock.unlock();
        }
    }

    /** Takes out the segments below this number, which are shipped; nobody else uses them any more. */
    List<Segment> release(long below, Backlog shipped) {
        lock.lock();
        try {
            backlog = backlog.minus(shipped);
            List<Segment> released = List.copyOf(segments.headMap(below).values());
            released.forEach(segment -> usedBytes -= segment.size());
            segments.headMap(below).clear();
            need.signal();
            return released;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more is appended to this segment. */
    void retire(Segment segment) {
        lock.lock();
        try {
            if (segment != active) return;
            segment.seal();
            active = null;
        } finally {
            lock.unlock();
        }
    }

    Backlog backlog() {
        lock.lock();
        try {
            return backlog;
        } finally {
            lock.unlock();
        }
    }

    /** From now on every append fails. */
    void close() {
        lock.lock();
        try {
            closed = true;
            room.signalAll();
            need.signalAll();
            segments.values().forEach(Segment::close);
        } finally {
            lock.unlock();
        }
    }
}

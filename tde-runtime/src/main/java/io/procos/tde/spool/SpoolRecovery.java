package io.procos.tde.spool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a spool readable again after a crash or a bad disk: a torn tail is cut off, a damaged stretch is put aside and
 * bridged by a gap, and both are said aloud. What lies behind the damage is kept.
 */
final class SpoolRecovery {

    private static final Logger LOG = LoggerFactory.getLogger(SpoolRecovery.class);

    /** What is still to be shipped, and a number that no segment ever had. */
    record Recovered(List<Segment> segments, Backlog backlog, long nextNumber) {}

    private record Content(Backlog backlog, long end) {
        private Content plus(Frame frame, long offset) {
            if (frame.isGap()) return this;
            return new Content(backlog.plus(new Backlog(1, frame.size())), offset + frame.size());
        }
    }

    private final SpoolFolder folder;

    SpoolRecovery(SpoolFolder folder) {
        this.folder = folder;
    }

    /** Mends a segment that went bad while it waited to be read. */
    void mend(Segment segment, long from) throws IOException {
        mend(segment, from, false);
    }

    /** From the last segment back to the first one that is not shipped; those without events are deleted. */
    Recovered recover(Position shipped) throws IOException {
        Deque<Segment> kept = new ArrayDeque<>();
        Backlog backlog = Backlog.NONE;
        long highest = shipped.segment();
        for (long number : folder.segments().reversed()) {
            highest = Math.max(highest, number);
            Segment segment = folder.map(number);
            long from = number == shipped.segment() ? shipped.offset() : 0;
            Content content = number < shipped.segment() ? nothing(from) : mend(segment, from, kept.isEmpty());
            if (content.backlog().events() == 0) {
                folder.delete(segment);
            } else {
                kept.addFirst(folder.shrink(segment, content.end()));
                backlog = backlog.plus(content.backlog());
            }
        }
        return new Recovered(List.copyOf(kept), backlog, highest + 1);
    }

    private static Content nothing(long offset) {
        return new Content(Backlog.NONE, offset);
    }

    /** Afterwards every frame from this offset to the segment's end is intact. {@code last}: no later one has events. */
    private Content mend(Segment segment, long from, boolean last) throws IOException {
        Content content = nothing(from);
        long offset = from;
        while (offset < segment.size()) {
            Frame frame = segment.frameAt(offset);
            if (frame == null || !segment.isIntact(frame, offset)) {
                offset = bridge(segment, offset, last);
            } else {
                content = content.plus(frame, offset);
                offset += frame.size();
            }
        }
        return content;
    }

    private long bridge(Segment segment, long from, boolean last) throws IOException {
        long to = nextIntact(segment, from + Frame.HEADER_BYTES);
        boolean tail = to == segment.size();
        long damaged = tail ? written(segment, from) : to - from;
        if (damaged > 0 && tail && last) reportTorn(segment, from, damaged);
        else if (damaged > 0) putAside(segment, from, damaged);
        segment.gap(from, to);
        return to;
    }

    private static void reportTorn(Segment segment, long from, long damaged) {
        LOG.warn(
                "Event spool {}: cut {} bytes of an unfinished write at offset {}; unless the machine itself stopped,"
                        + " no event that was accepted is among them",
                segment.file(),
                damaged,
                from);
    }

    private void putAside(Segment segment, long from, long damaged) throws IOException {
        String name = segment.file().getFileName() + "." + from;
        Path aside = folder.putAside(name, segment.bytes(from, from + damaged));
        LOG.error(
                "Event spool {}: {} bytes at offset {} are damaged and cannot be shipped; they are kept in {}. All other"
                        + " events are shipped. Check the disk",
                segment.file(),
                damaged,
                from,
                aside);
    }

    private static long nextIntact(Segment segment, long from) {
        for (long offset = from; offset < segment.size(); offset += Frame.HEADER_BYTES) {
            Frame frame = segment.frameAt(offset);
            if (frame != null && segment.isIntact(frame, offset)) return offset;
        }
        return segment.size();
    }

    private static long written(Segment segment, long from) {
        byte[] rest = segment.bytes(from, segment.size());
        int length = rest.length;
        while (length > 0 && rest[length - 1] == 0) length--;
        return length;
    }
}

package io.procos.tde.spool;

import io.procos.api.event.CloudEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads events in order, always from where the last acknowledged batch ended. One thread at a time. */
final class SpoolReader {

    private static final Logger LOG = LoggerFactory.getLogger(SpoolReader.class);
    private static final long BATCH_BYTES = 1 << 20;

    private final SpoolFolder folder;
    private final ShippedMark shipped;
    private final SegmentQueue queue;
    private final FreshEvents fresh;
    private Position acknowledged;
    private Position next;
    private Backlog taken = Backlog.NONE;

    SpoolReader(SpoolFolder folder, ShippedMark shipped, SegmentQueue queue, FreshEvents fresh) throws IOException {
        this.folder = folder;
        this.shipped = shipped;
        this.queue = queue;
        this.fresh = fresh;
        this.acknowledged = shipped.read();
        this.next = acknowledged;
    }

    /** The next events, at most this many and about a megabyte; empty when there are none yet. */
    List<CloudEvent> take(int most) throws IOException {
        taken = Backlog.NONE;
        next = acknowledged;
        List<CloudEvent> batch = new ArrayList<>();
        Segment segment = queue.from(next.segment());
        while (segment != null && read(segment, most, batch)) {
            next = new Position(segment.number() + 1, 0);
            segment = queue.from(next.segment());
        }
        return batch;
    }

    /** True when the segment is read to its end. */
    private boolean read(Segment segment, int most, List<CloudEvent> batch) throws IOException {
        long offset = segment.number() == next.segment() ? next.offset() : 0;
        while (offset < segment.size() && batch.size() < most && taken.bytes() < BATCH_BYTES) {
            Frame frame = segment.frameAt(offset);
            if (frame == null) break;
            if (isFresh(segment, frame, offset, batch)) {
                offset += frame.size();
            } else if (segment.isIntact(frame, offset)) {
                if (!frame.isGap()) add(segment, frame, offset, batch);
                offset += frame.size();
            } else {
                queue.retire(segment);
                new SpoolRecovery(folder).mend(segment, offset);
            }
        }
        next = new Position(segment.number(), offset);
        return offset >= segment.size();
    }

    /** Takes the event from memory, if it is still there: its bytes need neither checking nor reading. */
    private boolean isFresh(Segment segment, Frame frame, long offset, List<CloudEvent> batch) {
        CloudEvent event = fresh.take(new Position(segment.number(), offset), frame);
        if (event == null) return false;
        taken = taken.plus(new Backlog(1, frame.size()));
        return batch.add(event);
    }

    private void add(Segment segment, Frame frame, long offset, List<CloudEvent> batch) throws IOException {
        taken = taken.plus(new Backlog(1, frame.size()));
        byte[] payload = segment.payloadAt(frame, offset);
        try {
            batch.add(EventBytes.read(payload));
        } catch (IllegalArgumentException unreadable) {
            LOG.error(
                    "Event spool {}: an event cannot be shipped and is kept in {}: {}",
                    segment.file(),
                    folder.putAside(segment.file().getFileName() + "." + offset, payload),
                    unreadable.getMessage());
        }
    }

    /** True when the last batch ended because it was large enough, so that more is likely to be there. */
    boolean isBehind(int most) {
        return taken.events() >= most || taken.bytes() >= BATCH_BYTES;
    }

    /** What was taken last has arrived: it will not be read again, and files that hold nothing else are deleted. */
    void acknowledge() throws IOException {
        if (next.equals(acknowledged)) return;
        shipped.write(next);
        acknowledged = next;
        for (Segment segment : queue.release(next.segment(), taken)) folder.delete(segment);
    }
}

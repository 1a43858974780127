package io.procos.engine.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a segment from end to end at start: builds its index, cuts a torn tail off, refuses rot. */
final class SegmentCheck {
    private static final Logger LOG = LoggerFactory.getLogger(SegmentCheck.class);

    private final Segment segment;
    private final FrameCursor cursor;
    private final long marked;
    private long highest;
    private long group;
    private boolean groupEnded = true;

    /** @param marked the log is known to have reached this position in good order */
    SegmentCheck(Segment segment, long marked) {
        this.segment = segment;
        this.marked = marked;
        this.cursor = segment.cursorFor(Long.MIN_VALUE);
        this.highest = segment.first - 1;
        this.group = segment.groupBefore;
    }

    /**
     * @param newest only the newest segment can have a torn tail
     * @return what the next append continues
     */
    LogEnd run(boolean newest) throws IOException {
        while (cursor.advance(segment.size())) {
            accept();
        }
        long left = segment.size() - cursor.end();
        if (left > 0) {
            cutOrRefuse(newest, left);
        }
        return new LogEnd(highest, group);
    }

    private void accept() {
        if (cursor.lowest() != highest + 1 || cursor.highest() < cursor.lowest()) {
            throw damaged("holds position %d where %d belongs".formatted(cursor.lowest(), highest + 1));
        }
        segment.index(cursor.lowest(), cursor.offset());
        highest = cursor.highest();
        group = cursor.group();
        groupEnded = cursor.endsGroup();
    }

    private void cutOrRefuse(boolean newest, long left) throws IOException {
        if (!newest || highest < marked || wholeRecordsFollow()) {
            throw damaged("is damaged after position %d, and acknowledged records came after it".formatted(highest));
        }
        LOG.warn(
                "{}: cut {} bytes of an unfinished write off the end, after position {}; nothing acknowledged was in them",
                segment.path,
                left,
                highest);
        segment.truncate(cursor.end());
        segment.force();
        segment.publish(cursor.end());
    }

    /** Frames of the group that was being written may survive behind a hole; a later group's cannot. */
    private boolean wholeRecordsFollow() {
        long unfinished = groupEnded ? group + 1 : group;
        ByteBuffer tail = segment.bytesFrom(cursor.end());
        for (int i = 1; i < tail.limit(); i++) {
            if (Frame.isIntact(tail, i) && Frame.group(tail, i) > unfinished) {
                return true;
            }
        }
        return false;
    }

    private LogCorrupted damaged(String what) {
        return new LogCorrupted("%s %s (byte %d). Restore the data folder from a copy, or move it away to start empty"
                .formatted(segment.path, what, cursor.end()));
    }
}

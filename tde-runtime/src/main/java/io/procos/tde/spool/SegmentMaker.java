package io.procos.tde.spool;

import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the next segment ahead of time, so that no append waits for the disk; tries again while the disk is full. */
final class SegmentMaker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SegmentMaker.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final SpoolFolder folder;
    private final SegmentQueue queue;
    private final long segmentBytes;
    private final Thread thread;
    private boolean failing;

    private SegmentMaker(SpoolFolder folder, SegmentQueue queue, long segmentBytes) {
        this.folder = folder;
        this.queue = queue;
        this.segmentBytes = segmentBytes;
        this.thread = Thread.ofPlatform().daemon().name("procos-spool").unstarted(this::run);
    }

    /** Returns when the first segment is there, or the reason why it is not is known. */
    static SegmentMaker start(SpoolFolder folder, SegmentQueue queue, long segmentBytes) {
        SegmentMaker maker = new SegmentMaker(folder, queue, segmentBytes);
        Long first = queue.need();
        if (first != null) maker.make(first);
        maker.thread.start();
        return maker;
    }

    private void run() {
        try {
            for (Long number = queue.awaitNeed(); number != null; number = queue.awaitNeed()) {
                if (!make(number)) Thread.sleep(PAUSE);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean make(long number) {
        try {
            queue.offer(folder.create(number, segmentBytes));
            if (failing) LOG.info("Event spool {} grows again", folder.path());
            failing = false;
        } catch (IOException e) {
            if (!failing) LOG.error("Event spool {} cannot grow, jobs will pause: {}", folder.path(), e.toString());
            failing = true;
            queue.cannotGrow(folder.path() + ": " + e);
        }
        return !failing;
    }

    /** Returns when the thread has ended, soon after its queue was closed. */
    @Override
    public void close() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

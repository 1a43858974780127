package io.procos.tde.spool;

import io.procos.api.event.CloudEvent;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.util.unit.DataSize;

/**
 * A bounded spool in mapped files. {@link #append} returns when the event lies in the operating system's page cache: it
 * outlives a {@code kill -9} of this process; it is not forced to disk, so a power cut may cost the last seconds. Any
 * number of threads append, one {@link Shipper} reads. Close the shipper first.
 */
public final class FileSpool implements Spool {

    private final SpoolFolder folder;
    private final ShippedMark shipped;
    private final SegmentQueue queue;
    private final FreshEvents fresh = new FreshEvents();
    private final SegmentMaker maker;
    private final SpoolSettings settings;
    private final long largest;

    private FileSpool(SpoolFolder folder, ShippedMark shipped, SegmentQueue queue, SpoolSettings settings) {
        this.folder = folder;
        this.shipped = shipped;
        this.queue = queue;
        this.maker = SegmentMaker.start(folder, queue, settings.segment().toBytes());
        this.settings = settings;
        this.largest = settings.segment().toBytes() - Frame.HEADER_BYTES;
    }

    /**
     * Opens or creates the spool in this folder and mends what a crash left behind.
     *
     * @throws IOException if the folder cannot be used, or another process uses it
     */
    public static FileSpool open(Path folder, DataSize capacity) throws IOException {
        return open(SpoolSettings.of(folder, capacity));
    }

    static FileSpool open(SpoolSettings settings) throws IOException {
        SpoolFolder folder = SpoolFolder.open(settings.folder());
        try {
            var shipped = ShippedMark.open(settings.folder());
            var left = new SpoolRecovery(folder).recover(shipped.read());
            var queue = new SegmentQueue(settings, left.segments(), left.backlog(), left.nextNumber());
            return new FileSpool(folder, shipped, queue, settings);
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    @Override
    public void append(CloudEvent event) {
        byte[] payload = EventBytes.of(event);
        if (payload.length > largest) {
            throw new IllegalArgumentException(
                    "event %s (%s) has %d bytes, the spool takes %d; raise procos.spool.segment"
                            .formatted(event.id(), event.type(), payload.length, largest));
        }
        Frame frame = Frame.of(payload);
        fresh.add(queue.append(frame, payload, settings.patience()), frame, event);
    }

    /** How many events wait to be shipped. */
    public long waitingEvents() {
        return queue.backlog().events();
    }

    /** How many bytes wait to be shipped. */
    public long waitingBytes() {
        return queue.backlog().bytes();
    }

    /** What could not be shipped. */
    public Quarantine quarantine() {
        return folder.quarantine();
    }

    SpoolSettings settings() {
        return settings;
    }

    SpoolReader reader() throws IOException {
        return new SpoolReader(folder, shipped, queue, fresh);
    }

    @Override
    public void close() {
        queue.close();
        maker.close();
        shipped.close();
        folder.close();
    }
}

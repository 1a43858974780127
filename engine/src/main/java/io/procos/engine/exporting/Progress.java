package io.procos.engine.exporting;

import io.procos.engine.exporting.PositionFile.Entry;
import java.io.IOException;
import java.util.Optional;

/**
 * How far an exporter is. What it has confirmed moves ahead in memory; the file follows, and only what the file says
 * lets the log be deleted. Thread-safe.
 */
final class Progress {
    private final PositionFile file;
    private Entry confirmed;
    private long delivered;
    private volatile long persisted;

    private Progress(PositionFile file, Entry start) {
        this.file = file;
        this.confirmed = start;
        this.delivered = start.position();
        this.persisted = start.position();
    }

    /**
     * @param logFirst lowest position in the log
     * @param logEnd highest position in the log
     */
    static Progress load(PositionFile file, long logFirst, long logEnd) throws IOException {
        Optional<Entry> stored = file.read().filter(entry -> entry.position() <= logEnd);
        return new Progress(file, stored.orElse(new Entry(logFirst - 1, new byte[0])));
    }

    synchronized long position() {
        return confirmed.position();
    }

    synchronized Optional<byte[]> metadata() {
        return confirmed.metadata().length == 0
                ? Optional.empty()
                : Optional.of(confirmed.metadata().clone());
    }

    long persisted() {
        return persisted;
    }

    synchronized void confirm(long position, byte[] metadata) {
        if (position >= confirmed.position()) {
            confirmed = new Entry(position, metadata);
        }
    }

    synchronized void confirm(long position) {
        confirm(position, confirmed.metadata());
    }

    synchronized void delivered(long position) {
        delivered = position;
    }

    /** A record that the exporter does not want counts as exported once nothing before it is outstanding. */
    synchronized void skipped(long position) {
        if (confirmed.position() >= delivered) {
            confirm(position);
            delivered = position;
        }
    }

    void persist() throws IOException {
        Entry now;
        synchronized (this) {
            now = confirmed;
        }
        if (now.position() > persisted) {
            file.write(now);
            persisted = now.position();
        }
    }
}

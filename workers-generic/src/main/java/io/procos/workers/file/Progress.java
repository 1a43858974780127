package io.procos.workers.file;

import io.procos.api.TaskError;
import io.procos.tde.TaskContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** Follows a long stream: notes how far it is, ends it when the run is cancelled or the file outgrows its cap. */
final class Progress {
    private static final int CHUNK = 1 << 17;

    private final TaskContext context;
    private final Location location;
    private final long maxBytes;
    private final long noteEvery;
    private long done;
    private long noted;

    Progress(TaskContext context, Location location, FileSettings settings) {
        this.context = context;
        this.location = location;
        this.maxBytes = settings.maxStreamSize().toBytes();
        this.noteEvery = settings.progressEvery().toBytes();
    }

    /** What to do with each piece of the stream. */
    @FunctionalInterface
    interface Sink {
        void take(byte[] buffer, int length) throws IOException;
    }

    /** Gives the stream to {@code sink} piece by piece; returns how many bytes it had. */
    long pump(InputStream source, Sink sink) throws TaskError, IOException, InterruptedException {
        byte[] buffer = new byte[CHUNK];
        for (int read = source.readNBytes(buffer, 0, CHUNK); read > 0; read = source.readNBytes(buffer, 0, CHUNK)) {
            advance(read);
            sink.take(buffer, read);
        }
        return done;
    }

    /** Told of each piece before it is used. */
    void advance(int bytes) throws TaskError, InterruptedException {
        if (context.cancelled()) {
            throw new InterruptedException("cancelled while at " + location.display());
        }
        done += bytes;
        if (done > maxBytes) {
            throw StoredFile.tooLarge(location, maxBytes, "stream");
        }
        if (done - noted >= noteEvery) {
            noted = done;
            context.note("file in progress", Map.of("path", location.display(), "bytes", done));
        }
    }
}

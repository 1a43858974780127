package io.procos.e2e.load;

import io.procos.api.event.CloudEvent;
import io.procos.api.event.EventSink;
import io.procos.exporter.CloudEventJson;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** All events that an engine told, a line of JSON each, in a file that outlives the engine. One writer at a time. */
public record EventLog(Path file) implements EventSink {

    @Override
    public void accept(List<CloudEvent> batch) {
        try {
            Files.write(
                    file,
                    batch.stream().map(CloudEventJson::write).toList(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot append to " + file, e);
        }
    }

    /** Reads what is new since the last reading. A line that a kill cut short is no event; the engine tells it again. */
    public static final class Reader {
        private final Path file;
        private long position;

        public Reader(EventLog log) {
            file = log.file;
        }

        public List<CloudEvent> read() throws IOException {
            List<CloudEvent> events = new ArrayList<>();
            if (!Files.exists(file)) {
                return events;
            }
            byte[] fresh = fresh();
            int start = 0;
            for (int i = 0; i < fresh.length; i++) {
                if (fresh[i] == '\n') {
                    add(events, new String(fresh, start, i - start, StandardCharsets.UTF_8));
                    start = i + 1;
                }
            }
            position += start;
            return events;
        }

        private byte[] fresh() throws IOException {
            try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
                byte[] fresh = new byte[(int) (open.length() - position)];
                open.seek(position);
                open.readFully(fresh);
                return fresh;
            }
        }

        private static void add(List<CloudEvent> events, String line) {
            try {
                events.add(CloudEventJson.read(line.substring(Math.max(0, line.lastIndexOf("{\"specversion\"")))));
            } catch (IllegalArgumentException cut) {
                // told again after the restart
            }
        }
    }
}

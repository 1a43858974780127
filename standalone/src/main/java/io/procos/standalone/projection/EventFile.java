package io.procos.standalone.projection;

import io.procos.api.event.CloudEvent;
import io.procos.exporter.CloudEventJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One file of events, a line of JSON each. Lines are only ever added. One writer, any number of readers. */
final class EventFile implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventFile.class);

    private final int number;
    private final Path path;
    private final FileChannel channel;
    private final Set<Integer> damagedLines = ConcurrentHashMap.newKeySet();
    private volatile int size;

    private EventFile(int number, Path path, FileChannel channel, int size) {
        this.number = number;
        this.path = path;
        this.channel = channel;
        this.size = size;
    }

    /** Cuts off a last line that was not written to its end: whoever sent it sends it again. */
    static EventFile open(int number, Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        byte[] bytes = Files.readAllBytes(path);
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') end--;
        if (end < bytes.length) {
            LOG.warn(
                    "History {}: cut {} bytes of an unfinished line; its events are sent again",
                    path,
                    bytes.length - end);
        }
        return new EventFile(number, path, channel.truncate(end), end);
    }

    int number() {
        return number;
    }

    int size() {
        return size;
    }

    /** Writes all, or throws; what a failed write left behind is invisible, and the next one writes over it. */
    List<StoredEvent> append(List<CloudEvent> events) throws IOException {
        List<StoredEvent> stored = new ArrayList<>(events.size());
        ByteArrayOutputStream lines = new ByteArrayOutputStream(512 * events.size());
        for (CloudEvent event : events) {
            Location location = new Location(number, size + lines.size());
            lines.writeBytes(CloudEventJson.write(event).getBytes(StandardCharsets.UTF_8));
            lines.write('\n');
            stored.add(new StoredEvent(location, new Location(number, size + lines.size()), event));
        }
        ByteBuffer bytes = ByteBuffer.wrap(lines.toByteArray());
        while (bytes.hasRemaining()) channel.write(bytes, size + bytes.position());
        size += lines.size();
        return stored;
    }

    /**
     * Whole lines from an offset on; empty at the end.
     *
     * @param bytes about how much to read, or more until there is a line
     * @param most lines at most
     */
    List<StoredEvent> read(int offset, int bytes, int most) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(Math.max(0, Math.min(bytes, size - offset)));
        while (buffer.hasRemaining() && channel.read(buffer, offset + buffer.position()) > 0) {
            // a read may bring less than was asked for
        }
        List<StoredEvent> events = parse(buffer.flip(), offset, most);
        boolean lineIsLonger = events.isEmpty() && buffer.hasRemaining() && offset + buffer.limit() < size;
        return lineIsLonger ? read(offset, 2 * bytes, most) : events;
    }

    private List<StoredEvent> parse(ByteBuffer bytes, int offset, int most) {
        List<StoredEvent> events = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < bytes.limit() && events.size() < most; i++) {
            if (bytes.get(i) != '\n') continue;
            String line = new String(bytes.array(), start, i - start, StandardCharsets.UTF_8);
            add(events, line, new Location(number, offset + start), new Location(number, offset + i + 1));
            start = i + 1;
        }
        return events;
    }

    private void add(List<StoredEvent> events, String line, Location location, Location next) {
        try {
            events.add(new StoredEvent(location, next, CloudEventJson.read(line)));
        } catch (IllegalArgumentException damaged) {
            if (!damagedLines.add(location.offset())) return;
            LOG.error("History {}: the line at byte {} is left out: {}", path, location.offset(), damaged.getMessage());
        }
    }

    void delete() throws IOException {
        channel.close();
        Files.deleteIfExists(path);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

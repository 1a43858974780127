package io.procos.standalone.projection;

import io.procos.api.event.CloudEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The events on disk, in files of limited size; the oldest file goes when there are too many. One writer, many readers. */
final class EventLog implements AutoCloseable {

    private static final String SUFFIX = ".jsonl";
    private static final int CHUNK = 256 * 1024;
    private static final int LINE = 2 * 1024;

    private final Path folder;
    private final HistorySettings settings;
    private final ConcurrentSkipListMap<Integer, EventFile> files = new ConcurrentSkipListMap<>();

    private EventLog(Path folder, HistorySettings settings) {
        this.folder = folder;
        this.settings = settings;
    }

    static EventLog open(HistorySettings settings) throws IOException {
        EventLog log = new EventLog(Files.createDirectories(settings.folder()), settings);
        try (Stream<Path> found = Files.list(log.folder)) {
            for (Path file :
                    found.filter(path -> path.toString().endsWith(SUFFIX)).toList()) {
                String name = file.getFileName().toString();
                log.add(Integer.parseInt(name.substring(0, name.length() - SUFFIX.length())));
            }
        }
        if (log.files.isEmpty()) log.add(1);
        return log;
    }

    private void add(int number) throws IOException {
        files.put(number, EventFile.open(number, folder.resolve("%08d%s".formatted(number, SUFFIX))));
    }

    /** Writes all of the batch or throws. */
    List<StoredEvent> append(List<CloudEvent> batch) throws IOException {
        EventFile last = files.lastEntry().getValue();
        if (last.size() >= settings.fileSize().toBytes()) {
            add(last.number() + 1);
            if (files.size() > settings.files())
                files.pollFirstEntry().getValue().delete();
            last = files.lastEntry().getValue();
        }
        return last.append(batch);
    }

    /** Nothing before this is kept any more. */
    Location beginning() {
        return new Location(files.firstKey(), 0);
    }

    Location end() {
        EventFile last = files.lastEntry().getValue();
        return new Location(last.number(), last.size());
    }

    /** The event that stands here; empty when it is no longer kept. */
    List<StoredEvent> at(Location location) {
        List<StoredEvent> events = read(location, LINE, 1);
        return events.isEmpty() || !events.getFirst().location().equals(location) ? List.of() : events;
    }

    /** Some events from here on, in order; empty when there are none yet. */
    List<StoredEvent> from(Location location) {
        List<StoredEvent> events = read(location, CHUNK, Integer.MAX_VALUE);
        Map.Entry<Integer, EventFile> later = files.higherEntry(location.file());
        boolean atEnd = events.isEmpty() && later != null;
        return atEnd ? from(new Location(later.getKey(), 0)) : events;
    }

    void forEach(Consumer<StoredEvent> reader) {
        List<StoredEvent> events = from(beginning());
        while (!events.isEmpty()) {
            events.forEach(reader);
            events = from(events.getLast().next());
        }
    }

    private List<StoredEvent> read(Location location, int bytes, int most) {
        EventFile file = files.get(location.file());
        if (file == null) return List.of();
        try {
            return file.read(location.offset(), bytes, most);
        } catch (ClosedChannelException deletedMeanwhile) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the history in " + folder, e);
        }
    }

    @Override
    public void close() throws IOException {
        for (EventFile file : files.values()) file.close();
    }
}

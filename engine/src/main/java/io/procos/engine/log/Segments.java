package io.procos.engine.log;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The segments of one log, by first position. Reads are thread-safe; changes come from the log, one at a time. */
final class Segments implements AutoCloseable {
    private final Path folder;
    private final NavigableMap<Long, Segment> byFirst = new ConcurrentSkipListMap<>();
    private final List<Segment> retired = new ArrayList<>();

    Segments(Path folder) {
        this.folder = folder;
    }

    /**
     * Opens and checks every file.
     *
     * @param marked the log is known to have reached this position in good order
     */
    LogEnd load(long marked) throws IOException {
        Files.createDirectories(folder);
        List<Path> files = files();
        LogEnd end = new LogEnd(0, 0);
        for (int i = 0; i < files.size(); i++) {
            boolean newest = i == files.size() - 1;
            if (newest && Files.size(files.get(i)) < Segment.HEADER) {
                Files.delete(files.get(i)); // made, and never written to
                break;
            }
            end = load(files.get(i), i == 0 ? Long.MIN_VALUE : end.highest(), newest, marked);
        }
        return end;
    }

    /** @param before where the segment before this one ended; {@code MIN_VALUE} for the oldest */
    private LogEnd load(Path file, long before, boolean newest, long marked) throws IOException {
        Segment segment = Segment.open(file);
        byFirst.put(segment.first, segment);
        if (before != Long.MIN_VALUE && segment.first != before + 1) {
            throw new LogCorrupted(
                    "%s starts at position %d, but the segment before it ends at %d: a file is missing. Restore it from a copy"
                            .formatted(file, segment.first, before));
        }
        return new SegmentCheck(segment, marked).run(newest);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(p -> p.toString().endsWith(".log")).sorted().toList();
        }
    }

    Segment roll(long first, long groupBefore) throws IOException {
        Segment segment = Segment.create(folder, first, groupBefore);
        segment.force();
        syncFolder();
        byFirst.put(first, segment);
        return segment;
    }

    @Nullable Segment newest() {
        var entry = byFirst.lastEntry();
        return entry == null ? null : entry.getValue();
    }

    /** The segment that holds {@code position}, or the oldest when the position is older than all. */
    @Nullable Segment holding(long position) {
        var entry = byFirst.floorEntry(position);
        if (entry == null) {
            entry = byFirst.firstEntry();
        }
        return entry == null ? null : entry.getValue();
    }

    @Nullable Segment after(Segment segment) {
        var entry = byFirst.higherEntry(segment.first);
        return entry == null ? null : entry.getValue();
    }

    /** The lowest position kept, or 1 when the log is empty. */
    long first() {
        var entry = byFirst.firstEntry();
        return entry == null ? 1 : entry.getKey();
    }

    long bytes() {
        return byFirst.values().stream().mapToLong(Segment::size).sum();
    }

    /** Drops every segment that lies wholly below {@code position}; never the newest. */
    int deleteBelow(long position) throws IOException {
        retired.forEach(Segment::close);
        retired.clear();
        while (byFirst.size() > 1 && byFirst.higherKey(byFirst.firstKey()) <= position) {
            Segment oldest = byFirst.firstEntry().getValue();
            byFirst.remove(oldest.first);
            oldest.delete();
            retired.add(oldest); // a reader may still be in it; it is closed at the next deletion
        }
        if (!retired.isEmpty()) {
            syncFolder();
        }
        return retired.size();
    }

    /** A new name in a folder is durable only once the folder is. */
    private void syncFolder() throws IOException {
        try (FileChannel directory = FileChannel.open(folder)) {
            directory.force(true);
        }
    }

    @Override
    public void close() {
        byFirst.values().forEach(Segment::close);
        retired.forEach(Segment::close);
    }
}

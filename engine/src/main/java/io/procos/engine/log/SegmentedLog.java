package io.procos.engine.log;

import io.camunda.zeebe.logstreams.storage.LogStorage;
import io.camunda.zeebe.logstreams.storage.LogStorageReader;
import io.camunda.zeebe.util.buffer.BufferWriter;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The durable log of one partition. An append returns at once; one thread writes the waiting appends as a group,
 * forces them to the device with a single fsync, and only then tells anybody. Readers see durable blocks alone.
 *
 * <p>Thread-safe. Appends must come in the order of their positions, as Zeebe's sequencer sends them.
 */
public final class SegmentedLog implements LogStorage, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SegmentedLog.class);

    private final EndMark mark;
    private final Segments segments;
    private final RecentBlocks recent;
    private final Durability durability;
    private final GroupWriter writer;

    private SegmentedLog(Path folder, GroupStore store, Segments segments, LogEnd end) {
        this.mark = new EndMark(folder);
        this.segments = segments;
        this.recent = new RecentBlocks();
        this.durability = new Durability(end.highest());
        this.writer = new GroupWriter(folder, store, durability, recent);
    }

    /**
     * Opens the log, or makes an empty one, and checks every frame of it.
     *
     * @throws LogCorrupted when acknowledged records are damaged or missing
     */
    public static SegmentedLog open(LogSettings settings) throws IOException {
        Segments segments = new Segments(settings.folder());
        try {
            EndMark mark = new EndMark(settings.folder());
            LogEnd end = segments.load(mark.position());
            mark.check(end.highest());
            GroupStore store = new GroupStore(settings, segments, end.group());
            return new SegmentedLog(settings.folder(), store, segments, end);
        } catch (IOException | RuntimeException e) {
            segments.close();
            throw e;
        }
    }

    @Override
    public LogStorageReader newReader() {
        return new LogReader(this, segments, recent);
    }

    /** @throws LogUnavailable when the log is closed or its disk failed */
    @Override
    public void append(long lowestPosition, long highestPosition, BufferWriter batch, AppendListener listener) {
        writer.enqueue(Block.copyOf(lowestPosition, highestPosition, batch, listener));
    }

    @Override
    public void addCommitListener(CommitListener listener) {
        durability.add(listener);
    }

    @Override
    public void removeCommitListener(CommitListener listener) {
        durability.remove(listener);
    }

    /** The lowest position kept, 1 when the log is empty. */
    public long firstPosition() {
        return segments.first();
    }

    /** Everything up to here is on the device; 0 when the log is empty. */
    public long durablePosition() {
        return durability.position();
    }

    /** The highest position handed to {@link #append}, on the device or not. */
    public long appendedPosition() {
        return writer.appended();
    }

    /** Runs {@code action} once everything up to {@code position} is on the device: at once, or on the log's thread. */
    public void whenDurable(long position, Runnable action) {
        durability.when(position, action);
    }

    public LogHealth health() {
        return writer.health();
    }

    public long sizeBytes() {
        return segments.bytes();
    }

    /**
     * Gives disk space back: drops the segments that lie wholly below {@code position}.
     *
     * @return how many segments went
     */
    public synchronized int deleteBelow(long position) throws IOException {
        return segments.deleteBelow(position);
    }

    /** Writes what is waiting (unless there is no room for it) and closes the files. */
    @Override
    public void close() {
        writer.close();
        try {
            mark.write(durablePosition());
        } catch (IOException e) {
            LOG.warn("The end of the log could not be marked: {}", e.getMessage());
        }
        segments.close();
    }
}

package io.procos.kernel.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.json.JsonMapper;

/**
 * A small map that survives crashes: each change is a line of JSON at the end of a file. A line that a crash tore is
 * ignored when the file is read again. {@link #force()} makes what was written so far safe against power loss. Meant
 * for thousands of entries, not millions: all of them are kept in memory. Thread-safe.
 *
 * @param <V> a record that Jackson can read and write
 */
public final class KeyedJournal<V> implements AutoCloseable {
    /** As many outdated lines, or as many as there are entries, are cheaper to keep than to rewrite the file. */
    private static final int SLACK = 5_000;

    private final JournalFile<V> file;
    private final Map<String, V> entries;
    private FileChannel channel;
    private int lines;

    private KeyedJournal(JournalFile<V> file) throws IOException {
        this.file = file;
        this.entries = file.read();
        this.channel = rewrite();
    }

    /**
     * Opens the file, or begins it.
     *
     * @throws UncheckedIOException if the file cannot be read or written; the message names it
     */
    public static <V> KeyedJournal<V> open(Path path, Class<V> type, JsonMapper json) {
        try {
            return new KeyedJournal<>(new JournalFile<>(path, type, json));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open " + path + ": " + e.getMessage(), e);
        }
    }

    public synchronized Optional<V> get(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** A copy of all values, oldest first. */
    public synchronized List<V> values() {
        return List.copyOf(entries.values());
    }

    public synchronized void put(String key, V value) {
        write(file.line(key, value));
        entries.put(key, value);
        tidy();
    }

    public synchronized void remove(String key) {
        if (entries.containsKey(key)) {
            write(file.removal(key));
            entries.remove(key);
            tidy();
        }
    }

    public synchronized void removeIf(Predicate<V> condition) {
        List<String> keys = entries.entrySet().stream()
                .filter(entry -> condition.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        keys.forEach(this::remove);
    }

    /** Drops the oldest entries until no more than so many are left. */
    public synchronized void keepNewest(int most) {
        while (entries.size() > most) {
            remove(entries.keySet().iterator().next());
        }
    }

    public synchronized void clear() {
        entries.clear();
        reopen();
    }

    /** Returns once everything written so far is on the disk. */
    public synchronized void force() {
        try {
            channel.force(false);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void write(String line) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            lines++;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void tidy() {
        if (lines > entries.size() + Math.max(SLACK, entries.size())) {
            reopen();
        }
    }

    private void reopen() {
        try {
            channel.close();
            channel = rewrite();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private FileChannel rewrite() throws IOException {
        file.replaceBy(entries);
        lines = entries.size();
        return FileChannel.open(file.path(), StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    private UncheckedIOException failed(IOException e) {
        return new UncheckedIOException("cannot write " + file.path() + ": " + e.getMessage(), e);
    }
}

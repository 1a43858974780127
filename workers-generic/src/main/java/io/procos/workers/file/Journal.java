package io.procos.workers.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.procos.api.TaskError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Remembers, in a hidden file beside the files it is about, which effects were begun and done there, so that a second run
 * of the same effect is recognised. Whoever has it open has it alone, on this machine and wherever the file system
 * knows locks. The last {@value #KEPT} entries are kept. To be closed.
 */
final class Journal implements AutoCloseable {
    private static final int KEPT = 256;
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int PAUSE_MILLIS = 2;
    private static final Pattern LINE = Pattern.compile("[0-9a-f]{24} (begun|done) [^ ]+ [0-9]+ [^ ]+");

    private final FileChannel file;
    private final Deque<Entry> entries = new ArrayDeque<>();

    private Journal(FileChannel file) {
        this.file = file;
    }

    /**
     * One effect.
     *
     * @param key the effect's
     * @param done false while it may have happened in part
     * @param subject what was done, without spaces
     * @param offset where in the file, or how large the file was
     * @param mark identifies the content, without spaces
     */
    record Entry(String key, boolean done, String subject, long offset, String mark) {
        static Entry begun(String idempotencyKey, String subject, long offset, String mark) {
            return new Entry(ShortHash.of(idempotencyKey), false, subject, offset, mark);
        }

        Entry finished() {
            return new Entry(key, true, subject, offset, mark);
        }

        private String line() {
            return key + (done ? " done " : " begun ") + subject + " " + offset + " " + mark + "\n";
        }

        private static Entry of(String line) {
            String[] parts = line.split(" ");
            return new Entry(parts[0], parts[1].equals("done"), parts[2], Long.parseLong(parts[3]), parts[4]);
        }
    }

    /** The name of the journal about {@code subject}. */
    static String name(String subject) {
        return Location.RESERVED + ShortHash.of(subject) + ".journal";
    }

    /** Opens the journal about {@code subject} in {@code folder}, waiting for whoever has it. */
    static Journal open(Folder folder, Location location, String subject)
            throws TaskError, IOException, InterruptedException {
        FileChannel file = folder.change(name(subject));
        try {
            await(file, location);
            Journal journal = new Journal(file);
            journal.read();
            return journal;
        } catch (IOException | TaskError | InterruptedException e) {
            file.close();
            throw e;
        }
    }

    private static void await(FileChannel file, Location location) throws TaskError, IOException, InterruptedException {
        for (int waited = 0; !locked(file); waited += PAUSE_MILLIS) {
            if (waited >= PATIENCE_MILLIS) {
                throw new TaskError.Transient(
                        location.field() + ": other tasks keep " + location.display() + " busy", null);
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private static boolean locked(FileChannel file) throws IOException {
        try {
            FileLock lock = file.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** A line torn by a crash is no line: the effect it was about had not begun. */
    private void read() throws IOException {
        byte[] bytes = Channels.newInputStream(file).readAllBytes();
        new String(bytes, UTF_8)
                .lines()
                .filter(line -> LINE.matcher(line).matches())
                .map(Entry::of)
                .forEach(entries::add);
        if (bytes.length > 0 && bytes[bytes.length - 1] != '\n') {
            write("\n");
        }
        if (entries.size() > 2 * KEPT) {
            shorten();
        }
    }

    /** The newest lines go over the oldest and only then the rest is cut off: a crash in between loses none of them. */
    private void shorten() throws IOException {
        List<Entry> newest = new ArrayList<>(entries).subList(entries.size() - KEPT, entries.size());
        StringBuilder lines = new StringBuilder();
        newest.forEach(entry -> lines.append(entry.line()));
        file.position(0);
        write(lines.toString());
        file.force(true);
        file.truncate(file.position());
        entries.clear();
        entries.addAll(newest);
    }

    /** What is known of the effect, its newest entry. */
    Optional<Entry> find(String idempotencyKey) {
        String key = ShortHash.of(idempotencyKey);
        return entries.reversed().stream()
                .filter(entry -> entry.key().equals(key))
                .findFirst();
    }

    Optional<Entry> last() {
        return Optional.ofNullable(entries.peekLast());
    }

    /** On the disk when it returns. */
    void add(Entry entry) throws IOException {
        write(entry.line());
        file.force(true);
        entries.add(entry);
    }

    private void write(String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

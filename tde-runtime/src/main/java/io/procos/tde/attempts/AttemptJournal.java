package io.procos.tde.attempts;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which jobs a worker has begun and not ended, in a file that outlives the worker's sudden death. Written without
 * waiting for the disk: it must survive the process, not the machine. Small: when it has grown it is rewritten with the
 * open jobs alone. Thread-safe; one process at a time.
 *
 * <p>An entry says how many attempts of a job are open after it, 0 when the last one ended. A torn or damaged entry ends
 * the reading: what stands before it counts.
 */
public final class AttemptJournal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AttemptJournal.class);

    private final Path path;
    private final Map<Long, Integer> open = new HashMap<>();
    private final RandomAccessFile owner;
    private JournalFile file;

    /**
     * Opens the journal in a worker's data folder, with what the worker's predecessor left open.
     *
     * @throws IllegalStateException when another process has it open
     */
    public AttemptJournal(Path folder) {
        path = folder.resolve("attempts.journal");
        try {
            Files.createDirectories(folder);
            owner = owned(folder);
            if (Files.exists(path)) {
                JournalFile.read(path, this::recall);
            }
            file = JournalFile.replace(path, open);
        } catch (IOException e) {
            throw new UncheckedIOException("attempt journal " + path + " cannot be opened", e);
        }
    }

    /** How many attempts of the job were begun and never ended. */
    public synchronized int unfinished(long jobKey) {
        return open.getOrDefault(jobKey, 0);
    }

    /** Writes down that an attempt begins. */
    synchronized void begin(long jobKey) {
        append(jobKey, open.merge(jobKey, 1, Integer::sum));
    }

    /** Writes down that the job's attempt has ended, so that none counts any more. */
    synchronized void end(long jobKey) {
        if (open.remove(jobKey) != null) {
            append(jobKey, 0);
        }
    }

    /** Takes back the last beginning: a job that waits for others is not running. */
    synchronized void withdraw(long jobKey) {
        int left = open.getOrDefault(jobKey, 0) - 1;
        if (left > 0) {
            open.put(jobKey, left);
            append(jobKey, left);
        } else {
            end(jobKey);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
        owner.close();
    }

    private void append(long jobKey, int attempts) {
        if (file.isFull()) {
            rewrite();
        } else {
            file.append(jobKey, attempts);
        }
    }

    /** The new file already holds what was to be appended: the open jobs say it. */
    private void rewrite() {
        try {
            JournalFile full = file;
            file = JournalFile.replace(path, open);
            full.close();
        } catch (IOException e) {
            throw new UncheckedIOException("attempt journal " + path + " cannot be written; is the disk full?", e);
        }
    }

    private void recall(long jobKey, int attempts) {
        if (attempts == 0) {
            open.remove(jobKey);
        } else {
            open.put(jobKey, attempts);
        }
    }

    /** Two writers would forget each other's attempts. The lock ends with the process, however it ends. */
    private static RandomAccessFile owned(Path folder) throws IOException {
        RandomAccessFile lockFile =
                new RandomAccessFile(folder.resolve("attempts.lock").toFile(), "rw");
        try {
            if (lockFile.getChannel().tryLock() != null) {
                return lockFile;
            }
        } catch (OverlappingFileLockException sameProcess) {
            LOG.debug("the folder's owner is this very process", sameProcess);
        }
        lockFile.close();
        throw new IllegalStateException("worker data folder " + folder
                + " is in use by another worker; give each worker" + " its own procos.tde.data");
    }
}

package io.procos.tde.attempts;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which jobs a worker has begun and not ended, in a file that outlives the worker's sudden death. Written without
 * waiting for the disk: it must survive the process, not the machine. Small: when it has grown it is rewritten with the
 * open jobs alone. Thread-safe; one process at a time.
 *
 * <p>An entry is the job key, how many attempts are open after it (0 when the last one ended), and a CRC-32C of both. A
 * torn or damaged entry ends the reading: what stands before it counts.
 */
public final class AttemptJournal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AttemptJournal.class);
    private static final int ENTRY = Long.BYTES + Integer.BYTES + Integer.BYTES;
    private static final int REWRITE_AFTER = 1 << 16;

    private final Path path;
    private final Map<Long, Integer> open = new HashMap<>();
    private final RandomAccessFile owner;
    private RandomAccessFile file;
    private int entries;

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
                read(Files.readAllBytes(path));
            }
            file = rewritten();
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

    @Override
    public synchronized void close() throws IOException {
        file.close();
        owner.close();
    }

    /** A channel would be closed by the interrupt of any thread that writes; this file is not. */
    private void append(long jobKey, int attempts) {
        try {
            file.write(entry(jobKey, attempts));
            if (++entries >= REWRITE_AFTER) {
                file.close();
                file = rewritten();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("attempt journal " + path + " cannot be written; is the disk full?", e);
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

    private RandomAccessFile rewritten() throws IOException {
        Path next = path.resolveSibling("attempts.journal.new");
        ByteBuffer buffer = ByteBuffer.allocate(open.size() * ENTRY);
        open.forEach((key, attempts) -> buffer.put(entry(key, attempts)));
        Files.write(next, buffer.array());
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        entries = open.size();
        RandomAccessFile opened = new RandomAccessFile(path.toFile(), "rw");
        opened.seek(opened.length());
        return opened;
    }

    private void read(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.remaining() >= ENTRY) {
            long key = buffer.getLong();
            int attempts = buffer.getInt();
            if (buffer.getInt() != checksum(key, attempts)) {
                return;
            }
            if (attempts == 0) {
                open.remove(key);
            } else {
                open.put(key, attempts);
            }
        }
    }

    private static byte[] entry(long key, int attempts) {
        return ByteBuffer.allocate(ENTRY)
                .putLong(key)
                .putInt(attempts)
                .putInt(checksum(key, attempts))
                .array();
    }

    private static int checksum(long key, int attempts) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
                .putLong(key)
                .putInt(attempts)
                .flip());
        return (int) crc.getValue();
    }
}

package io.procos.workers.file;

import io.procos.api.Sha256;
import io.procos.api.TaskError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A large file on its way to its place. It is written beside it under a name made of the effect's key, so that the run
 * after a killed worker finds it and goes on behind what is there already. What is there is compared with the source byte
 * by byte; nothing is taken on trust. One run at a time holds it. Not thread-safe; to be closed.
 */
final class Draft implements AutoCloseable {
    private final Folder folder;
    private final Location target;
    private final String name;
    private final FileChannel file;

    private Draft(Folder folder, Location target, String name, FileChannel file) {
        this.folder = folder;
        this.target = target;
        this.name = name;
        this.file = file;
    }

    /**
     * What went through.
     *
     * @param bytes of the whole file
     * @param kept how many of them an earlier run had written
     * @param sha256 of the whole file
     */
    record Filled(long bytes, long kept, String sha256) {}

    /** Opens the draft of an effect, new or left by an earlier run. */
    static Draft of(Folder folder, Location target, String idempotencyKey) throws TaskError, IOException {
        String name = Location.RESERVED + ShortHash.of(idempotencyKey + target.display()) + ".part";
        FileChannel file = folder.change(name);
        try {
            lock(file, target);
        } catch (IOException | TaskError e) {
            file.close();
            throw e;
        }
        return new Draft(folder, target, name, file);
    }

    private static void lock(FileChannel file, Location target) throws TaskError, IOException {
        FileLock lock;
        try {
            lock = file.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            throw new TaskError.Transient(
                    target.field() + ": another run still writes " + target.display() + "; waiting for it to end",
                    null);
        }
    }

    /** Reads the source to its end and forces it to the disk. The draft stays for the next run when that fails. */
    Filled fill(InputStream source, Progress progress) throws TaskError, IOException, InterruptedException {
        MessageDigest digest = Sha256.digest();
        byte[] there = new byte[1 << 17];
        long[] kept = {0};
        long bytes = progress.pump(source, (buffer, length) -> {
            digest.update(buffer, 0, length);
            if (alreadyThere(buffer, length, there)) {
                kept[0] += length;
            } else {
                write(buffer, length);
            }
        });
        file.truncate(bytes);
        file.force(true);
        return new Filled(bytes, kept[0], HexFormat.of().formatHex(digest.digest()));
    }

    private boolean alreadyThere(byte[] buffer, int length, byte[] there) throws IOException {
        long position = file.position();
        if (file.size() < position + length) {
            return false;
        }
        ByteBuffer bytes = ByteBuffer.wrap(there, 0, length);
        while (bytes.hasRemaining() && file.read(bytes) >= 0) {
            // until all are there to be compared
        }
        if (Arrays.equals(buffer, 0, length, there, 0, length)) {
            return true;
        }
        file.position(position);
        return false;
    }

    private void write(byte[] buffer, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, length);
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    /** Gives the file its name. */
    void place(boolean asNew) throws TaskError, IOException {
        AtomicWrite.place(folder, name, folder, target, asNew);
    }

    /** Takes away what no run will go on with. */
    void discard() throws IOException {
        folder.delete(name);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

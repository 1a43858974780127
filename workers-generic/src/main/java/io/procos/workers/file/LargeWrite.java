package io.procos.workers.file;

import io.procos.api.Sha256;
import io.procos.api.TaskError;
import io.procos.tde.TaskContext;
import io.procos.workers.file.Draft.Filled;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Puts a stream of any length under a name at once, going on where a killed run of the same effect stopped. */
record LargeWrite(Folder folder, Location target, WriteMode mode, TaskContext context, FileSettings settings) {

    /**
     * Writes the stream.
     *
     * @param expected the SHA-256 it must have, in hex; any when null
     */
    Filled put(InputStream source, @Nullable String expected) throws TaskError, IOException, InterruptedException {
        boolean exists = StoredFile.regular(folder, target).isPresent();
        return switch (mode) {
            case OVERWRITE -> write(source, expected);
            case CREATE -> exists ? confirm(source, expected) : write(source, expected);
            case FAIL_IF_EXISTS -> {
                if (exists) {
                    throw AtomicWrite.exists(target);
                }
                yield write(source, expected);
            }
        };
    }

    /** Kept for the next run when it is interrupted or the disk fails; of no use when it is refused. */
    private Filled write(InputStream source, @Nullable String expected)
            throws TaskError, IOException, InterruptedException {
        try (Draft draft = Draft.of(folder, target, context.idempotencyKey())) {
            try {
                Filled filled = draft.fill(source, progress());
                NewContent.check(filled.sha256(), expected);
                draft.place(mode != WriteMode.OVERWRITE);
                return filled;
            } catch (TaskError e) {
                draft.discard();
                throw e;
            }
        }
    }

    /** What is there already is fine when it is the same. */
    private Filled confirm(InputStream source, @Nullable String expected)
            throws TaskError, IOException, InterruptedException {
        MessageDigest digest = Sha256.digest();
        long bytes = progress().pump(source, (buffer, length) -> digest.update(buffer, 0, length));
        String sha256 = HexFormat.of().formatHex(digest.digest());
        NewContent.check(sha256, expected);
        if (!Hashing.of(folder, target, Sha256.digest(), progress()).equals(sha256)) {
            throw AtomicWrite.exists(target);
        }
        return new Filled(bytes, bytes, sha256);
    }

    private Progress progress() {
        return new Progress(context, target, settings);
    }
}

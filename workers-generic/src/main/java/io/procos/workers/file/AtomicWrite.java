package io.procos.workers.file;

import io.procos.api.TaskError;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Optional;

/**
 * Puts content under a name at once: written beside it, forced to the disk, then renamed. A reader sees the old file or
 * the new one, never a part. Not thread-safe.
 */
final class AtomicWrite {
    /** The BPMN error code of a file that must not be replaced. */
    static final String EXISTS = "FILE_EXISTS";

    private final Folder folder;
    private final Location location;
    private final String temporary;

    /** @param runId keeps the temporary files of two runs apart */
    AtomicWrite(Folder folder, Location location, String runId) {
        this.folder = folder;
        this.location = location;
        this.temporary = Location.RESERVED + ShortHash.of(runId + location.display()) + ".tmp";
    }

    /** Replaces the file, or makes it. */
    void replace(byte[] content) throws TaskError, IOException {
        StoredFile.regular(folder, location);
        put(content, false);
    }

    /** Makes the file; refuses when it is there. */
    void create(byte[] content) throws TaskError, IOException {
        if (StoredFile.regular(folder, location).isPresent()) {
            throw exists(location);
        }
        put(content, true);
    }

    /** Makes the file, or does nothing when it has this content already. */
    void createOrConfirm(byte[] content) throws TaskError, IOException {
        Optional<BasicFileAttributes> attributes = StoredFile.regular(folder, location);
        if (attributes.isEmpty()) {
            put(content, true);
        } else if (attributes.get().size() != content.length || !same(content)) {
            throw exists(location);
        }
    }

    private boolean same(byte[] content) throws TaskError, IOException {
        return StoredFile.read(folder, location, content.length)
                .map(file -> Arrays.equals(file.content(), content))
                .orElse(false);
    }

    private void put(byte[] content, boolean asNew) throws TaskError, IOException {
        folder.create(temporary, content);
        try {
            place(folder, temporary, folder, location, asNew);
        } catch (IOException | TaskError e) {
            folder.delete(temporary);
            throw e;
        }
    }

    /** Renames what is complete and on the disk to its place. */
    static void place(Folder from, String name, Folder folder, Location location, boolean asNew)
            throws TaskError, IOException {
        if (asNew) {
            reserve(folder, location);
        }
        from.move(name, folder, location.fileName());
        folder.sync();
    }

    /** A rename would replace a file that appeared meanwhile; making the name first tells. */
    private static void reserve(Folder folder, Location location) throws TaskError, IOException {
        try {
            folder.create(location.fileName(), new byte[0]);
        } catch (FileAlreadyExistsException e) {
            throw exists(location);
        }
    }

    static TaskError.Rejection exists(Location location) {
        return location.refuse(EXISTS, "exists; choose another name or the mode overwrite");
    }
}

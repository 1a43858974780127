package io.procos.workers.file;

import io.procos.api.TaskError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** A regular file as it was read: its whole content and when that last changed. */
record StoredFile(byte[] content, Instant lastModified) {
    /** The BPMN error code of content above the cap. */
    static final String TOO_LARGE = "FILE_TOO_LARGE";

    /** Reads the file, or nothing when there is none of that name. */
    static Optional<StoredFile> read(Folder folder, Location location, long maxBytes) throws TaskError, IOException {
        Optional<BasicFileAttributes> attributes = regular(folder, location);
        if (attributes.isEmpty()) {
            return Optional.empty();
        }
        if (attributes.get().size() > maxBytes) {
            throw tooLarge(location, maxBytes, "read");
        }
        byte[] content = content(folder, location, maxBytes);
        return Optional.of(
                new StoredFile(content, attributes.get().lastModifiedTime().toInstant()));
    }

    /** The attributes of a regular file, nothing when there is none; refuses links, folders, pipes and devices. */
    static Optional<BasicFileAttributes> regular(Folder folder, Location location) throws TaskError, IOException {
        Optional<BasicFileAttributes> attributes = folder.attributes(location.fileName());
        if (attributes.isPresent() && !attributes.get().isRegularFile()) {
            throw location.refuse(Location.NOT_ALLOWED, "is a symbolic link, folder or device; name a regular file");
        }
        return attributes;
    }

    /** The attributes of a regular file of at most {@code maxBytes}, before any of its bytes is read. */
    static BasicFileAttributes streamable(Folder folder, Location location, long maxBytes)
            throws TaskError, IOException {
        BasicFileAttributes attributes = regular(folder, location).orElseThrow(() -> missing(location));
        if (attributes.size() > maxBytes) {
            throw tooLarge(location, maxBytes, "stream");
        }
        return attributes;
    }

    static TaskError.Rejection missing(Location location) {
        return location.refuse(Roots.NOT_FOUND, "does not exist; check its spelling");
    }

    /** One byte more than allowed is asked for, so that a file which grows meanwhile is noticed. */
    private static byte[] content(Folder folder, Location location, long maxBytes) throws TaskError, IOException {
        try (SeekableByteChannel channel = folder.read(location.fileName())) {
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(channel.size(), maxBytes) + 1);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // until the end of the file or of the allowance
            }
            if (!buffer.hasRemaining()) {
                throw tooLarge(location, maxBytes, "read");
            }
            return Arrays.copyOf(buffer.array(), buffer.position());
        }
    }

    static TaskError.Rejection tooLarge(Location location, long maxBytes, String setting) {
        return location.refuse(
                TOO_LARGE,
                "has more than " + maxBytes + " bytes; split it, or raise procos.workers.file.max-" + setting
                        + "-size");
    }
}

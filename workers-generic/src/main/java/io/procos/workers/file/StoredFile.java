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
            throw tooLarge(location, maxBytes);
        }
        byte[] content = content(folder, location, maxBytes);
        return Optional.of(
                new StoredFile(content, attributes.get().lastModifiedTime().toInstant()));
    }

    /** The attributes of a regular file, nothing when there is none; refuses links, folders, pipes and devices. */
    static Optional<BasicFileAttributes> regular(Folder folder, Location location) throws TaskError, IOException {
        Optional<BasicFileAttributes> attributes = folder.attributes(location.fileName());
        if (attributes.isPresent() && !attributes.get().isRegularFile()) {
            throw new TaskError.Rejection(
                    Location.NOT_ALLOWED,
                    "path: " + location.display() + " is a symbolic link, folder or device; name a regular file");
        }
        return attributes;
    }

    /** One byte more than allowed is asked for, so that a file which grows meanwhile is noticed. */
    private static byte[] content(Folder folder, Location location, long maxBytes) throws TaskError, IOException {
        try (SeekableByteChannel channel = folder.read(location.fileName())) {
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(channel.size(), maxBytes) + 1);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // until the end of the file or of the allowance
            }
            if (!buffer.hasRemaining()) {
                throw tooLarge(location, maxBytes);
            }
            return Arrays.copyOf(buffer.array(), buffer.position());
        }
    }

    private static TaskError.Rejection tooLarge(Location location, long maxBytes) {
        return new TaskError.Rejection(
                TOO_LARGE,
                "path: " + location.display() + " has more than " + maxBytes
                        + " bytes; split it, or raise procos.workers.file.max-read-size");
    }
}

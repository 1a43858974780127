package io.procos.workers.file;

import io.procos.api.TaskError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The digest of a file that may be too large for the memory. */
final class Hashing {

    private Hashing() {}

    static String of(Folder folder, Location location, MessageDigest digest, Progress progress)
            throws TaskError, IOException, InterruptedException {
        try (SeekableByteChannel file = folder.read(location.fileName());
                InputStream content = Channels.newInputStream(file)) {
            progress.pump(content, (buffer, length) -> digest.update(buffer, 0, length));
            return HexFormat.of().formatHex(digest.digest());
        }
    }
}

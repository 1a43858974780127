package io.procos.standalone.invoice;

import io.procos.api.TaskError;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * The only folder that invoices are read from. Each step of a path is opened relative to the folder before it and
 * without following links, so nothing can be swapped under the reader's feet. Thread-safe.
 */
record InvoiceFolder(Path root) {
    private static final int MAX_BYTES = 10 * 1024 * 1024;

    byte[] read(String file) throws TaskError.Rejection {
        Path path = relative(file);
        try (SecureDirectoryStream<Path> folder = open(root)) {
            return read(folder, path);
        } catch (IOException unreadable) {
            throw Refusal.unreadable(
                    "file '%s' cannot be read below %s: %s"
                            .formatted(
                                    file,
                                    root.getFileName(),
                                    unreadable.getClass().getSimpleName()),
                    unreadable);
        }
    }

    private static byte[] read(SecureDirectoryStream<Path> folder, Path path) throws IOException, TaskError.Rejection {
        if (path.getNameCount() == 1) {
            return content(folder, path);
        }
        try (SecureDirectoryStream<Path> next = folder.newDirectoryStream(path.getName(0), LinkOption.NOFOLLOW_LINKS)) {
            return read(next, path.subpath(1, path.getNameCount()));
        }
    }

    private static byte[] content(SecureDirectoryStream<Path> folder, Path name)
            throws IOException, TaskError.Rejection {
        Set<OpenOption> options = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        try (SeekableByteChannel channel = folder.newByteChannel(name, options)) {
            if (channel.size() > MAX_BYTES) {
                throw Refusal.unreadable(
                        "file '%s' has %d MB; invoices may have 10".formatted(name, channel.size() >> 20));
            }
            return Channels.newInputStream(channel).readNBytes(MAX_BYTES);
        }
    }

    @SuppressWarnings("unchecked")
    private static SecureDirectoryStream<Path> open(Path folder) throws IOException {
        if (Files.newDirectoryStream(folder) instanceof SecureDirectoryStream<?> secure) {
            return (SecureDirectoryStream<Path>) secure;
        }
        throw new IOException("this file system cannot open folders safely");
    }

    private static Path relative(String file) throws TaskError.Rejection {
        try {
            Path path = Path.of(file).normalize();
            if (!path.isAbsolute() && !path.startsWith("..") && !path.toString().isEmpty()) {
                return path;
            }
        } catch (InvalidPathException invalid) {
            throw Refusal.unreadable("'" + file + "' is not a file name", invalid);
        }
        throw Refusal.unreadable("file '%s' is outside the allowed folder; give a path relative to it".formatted(file));
    }
}

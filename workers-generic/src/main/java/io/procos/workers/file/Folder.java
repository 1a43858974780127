package io.procos.workers.file;

import io.procos.api.TaskError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;

/**
 * An open folder below a root. Every step goes from one open folder to the next by name without following a symbolic
 * link, so nobody can redirect it in between by swapping a folder for a link. Not thread-safe; to be closed.
 */
final class Folder implements AutoCloseable {
    private static final Set<OpenOption> CREATE =
            Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW, LinkOption.NOFOLLOW_LINKS);
    private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

    private final SecureDirectoryStream<Path> entries;

    private Folder(SecureDirectoryStream<Path> entries) {
        this.entries = entries;
    }

    /**
     * Opens a configured root. The root itself may be a link: the operator wrote it.
     *
     * @throws TaskError.Permanent when it is no folder or the platform cannot walk it safely
     */
    static Folder openRoot(String name, Path root) throws TaskError.Permanent {
        try {
            DirectoryStream<Path> entries = Files.newDirectoryStream(root.toRealPath());
            if (entries instanceof SecureDirectoryStream<Path> secure) {
                return new Folder(secure);
            }
            entries.close();
        } catch (IOException e) {
            throw new TaskError.Permanent(
                    "the root " + name + " is no readable folder; create it or correct procos.workers.file.roots."
                            + name,
                    e);
        }
        throw new TaskError.Permanent(
                "this platform has no safe way to walk folders; run file tasks on Linux or macOS", null);
    }

    /** @throws IOException when it is no folder of this folder; a link to one is none */
    Folder open(String name) throws IOException {
        return new Folder(entries.newDirectoryStream(Path.of(name), LinkOption.NOFOLLOW_LINKS));
    }

    /** What {@code name} is, without following a link; empty when there is nothing. */
    Optional<BasicFileAttributes> attributes(String name) throws IOException {
        try {
            return Optional.of(
                    entries.getFileAttributeView(Path.of(name), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                            .readAttributes());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    SeekableByteChannel read(String name) throws IOException {
        return entries.newByteChannel(Path.of(name), READ);
    }

    /** Writes a new file to the disk; nothing of it stays when that fails. */
    void create(String name, byte[] content) throws IOException {
        try (SeekableByteChannel file = entries.newByteChannel(Path.of(name), CREATE)) {
            try {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
                force(file);
            } catch (IOException e) {
                delete(name);
                throw e;
            }
        }
    }

    /** Moves an entry within this folder or into another; replaces a file or link there, never what a link points to. */
    void move(String from, Folder target, String to) throws IOException {
        entries.move(Path.of(from), target.entries, Path.of(to));
    }

    void delete(String name) throws IOException {
        entries.deleteFile(Path.of(name));
    }

    /** Makes a rename in this folder survive a power cut. */
    void sync() throws IOException {
        try (SeekableByteChannel self = entries.newByteChannel(Path.of("."), READ)) {
            force(self);
        }
    }

    private static void force(SeekableByteChannel channel) throws IOException {
        if (channel instanceof FileChannel file) {
            file.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        entries.close();
    }
}

package io.procos.workers.file;

import io.procos.api.TaskError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
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
public final class Folder implements AutoCloseable {
    private static final Set<OpenOption> CREATE =
            Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW, LinkOption.NOFOLLOW_LINKS);
    private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    private static final Set<OpenOption> CHANGE = Set.of(
            StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE, LinkOption.NOFOLLOW_LINKS);

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
    public Folder open(String name) throws IOException {
        return open(Path.of(name));
    }

    /** As {@link #open(String)}, for a name that may be no text at all. */
    public Folder open(Path name) throws IOException {
        return new Folder(entries.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS));
    }

    /** Told of each name in a folder. */
    @FunctionalInterface
    public interface NameVisitor {
        void visit(Path name) throws TaskError, IOException, InterruptedException;
    }

    /** Tells the names in this folder as the file system has them, in its order; may be asked for once. */
    public void forEachName(NameVisitor visitor) throws TaskError, IOException, InterruptedException {
        try {
            for (Path path : entries) {
                visitor.visit(path.getFileName());
            }
        } catch (DirectoryIteratorException e) {
            throw new IOException("the folder's names cannot be read", e);
        }
    }

    /** What {@code name} is, without following a link; empty when there is nothing. */
    public Optional<BasicFileAttributes> attributes(String name) throws IOException {
        return attributes(Path.of(name));
    }

    /** As {@link #attributes(String)}, for a name that may be no text at all. */
    public Optional<BasicFileAttributes> attributes(Path name) throws IOException {
        try {
            return Optional.of(
                    entries.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                            .readAttributes());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    SeekableByteChannel read(String name) throws IOException {
        return entries.newByteChannel(Path.of(name), READ);
    }

    /** A file to read, to write at any place and to lock; made when it is not there. */
    FileChannel change(String name) throws IOException {
        SeekableByteChannel channel = entries.newByteChannel(Path.of(name), CHANGE);
        if (channel instanceof FileChannel file) {
            return file;
        }
        channel.close();
        throw new IOException("this platform cannot lock files in a folder that is held open");
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
    public void move(String from, Folder target, String to) throws IOException {
        entries.move(Path.of(from), target.entries, Path.of(to));
    }

    void delete(String name) throws IOException {
        delete(Path.of(name));
    }

    /** Removes what is no folder: of a link the link, never what it points to. */
    public void delete(Path name) throws IOException {
        entries.deleteFile(name);
    }

    /** Removes an empty folder. */
    public void deleteFolder(Path name) throws IOException {
        entries.deleteDirectory(name);
    }

    /** Makes a rename or removal in this folder survive a power cut. */
    public void sync() throws IOException {
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

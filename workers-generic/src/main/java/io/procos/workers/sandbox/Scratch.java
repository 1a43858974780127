package io.procos.workers.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of one run, and the user it is done by. The command works in {@code work}; what it says is written beside
 * it. Closing removes everything. Not thread-safe.
 */
public final class Scratch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Scratch.class);

    private final RunUsers users;
    private final int user;
    private final Path root;
    private final Path work;

    private Scratch(RunUsers users, int user, Path root) {
        this.users = users;
        this.user = user;
        this.root = root;
        this.work = root.resolve("work");
    }

    static Scratch create(Path folder, RunUsers users) throws IOException {
        Scratch scratch = new Scratch(users, users.take(), Files.createTempDirectory(folder, "procos-run-"));
        // Others may pass through to the work folder, which only the run's user may enter, but not list this one.
        Files.setPosixFilePermissions(scratch.root, PosixFilePermissions.fromString("rwx--x--x"));
        scratch.makeFolder(scratch.work);
        scratch.makeFolder(scratch.out());
        for (Said said : List.of(scratch.stdout(), scratch.stderr())) {
            Files.createFile(said.file(), rights("rw-------"));
        }
        return scratch;
    }

    /** Where the command works. */
    public Path work() {
        return work;
    }

    /** Where the command leaves files that go to the object store. */
    public Path out() {
        return work.resolve("out");
    }

    /**
     * Puts a file where the command finds it.
     *
     * @param name a plain file name, below {@code folder}
     * @param folder relative to the work folder; made when it is not there
     */
    public void place(String folder, String name, InputStream content) throws IOException {
        Path place = work.resolve(folder);
        if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
            makeFolder(place);
        }
        Path file = place.resolve(name);
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
            content.transferTo(out);
        }
        own(file);
    }

    /** What it wrote to standard output. */
    public Said stdout() {
        return new Said(root.resolve("stdout"));
    }

    /** What it wrote to standard error. */
    public Said stderr() {
        return new Said(root.resolve("stderr"));
    }

    int user() {
        return user;
    }

    private void makeFolder(Path folder) throws IOException {
        Files.createDirectory(folder, rights("rwx------"));
        own(folder);
    }

    private static FileAttribute<?> rights(String rights) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights));
    }

    private void own(Path place) throws IOException {
        if (users.many()) {
            Files.setAttribute(place, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
        }
    }

    @Override
    public void close() {
        users.giveBack(user);
        try {
            Removal.of(root);
        } catch (IOException e) {
            LOG.warn("the folder {} of a command cannot be removed: {}", root, e.toString());
        }
    }
}

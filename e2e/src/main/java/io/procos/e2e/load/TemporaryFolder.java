package io.procos.e2e.load;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** A folder that goes with the trial, also when the trial is stopped in its middle. */
public final class TemporaryFolder implements AutoCloseable {
    private final Path root;
    private final Thread whenStopped = new Thread(this::abandon, "temporary-folder");

    private TemporaryFolder(Path root) {
        this.root = root;
        Runtime.getRuntime().addShutdownHook(whenStopped);
    }

    public static TemporaryFolder create(String name) throws IOException {
        return new TemporaryFolder(Files.createTempDirectory("procos-" + name + "-"));
    }

    /** In memory where the system offers that, for trials that do not measure a disk. */
    public static TemporaryFolder createInMemory(String name) throws IOException {
        Path memory = Path.of("/dev/shm");
        return Files.isWritable(memory)
                ? new TemporaryFolder(Files.createTempDirectory(memory, "procos-" + name + "-"))
                : create(name);
    }

    public Path path(String name) {
        return root.resolve(name);
    }

    @Override
    public void close() throws IOException {
        delete();
        Runtime.getRuntime().removeShutdownHook(whenStopped);
    }

    /** The trial's own JVMs would write on into the folder, and live on without it. */
    private void abandon() {
        ProcessHandle.current().descendants().forEach(child -> {
            child.destroyForcibly();
            child.onExit().join();
        });
        try {
            delete();
        } catch (IOException left) {
            System.err.println("left behind: " + root);
        }
    }

    private void delete() throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, java.io.IOException error) throws IOException {
                Files.deleteIfExists(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}

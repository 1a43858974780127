package io.procos.workers.sandbox;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;

/**
 * Removes a folder that a hostile command filled, once its last process has ended: links are not followed, forbidden
 * folders are opened, and a nesting deeper than a path may be long is flattened on the way.
 */
final class Removal {
    private static final int DEEPEST = 8;

    private final Path root;
    private boolean flattened;

    private Removal(Path root) {
        this.root = root;
    }

    static void of(Path root) throws IOException {
        Removal removal = new Removal(root);
        do {
            removal.flattened = false;
            removal.empty(root, 0);
        } while (removal.flattened);
        Files.deleteIfExists(root);
    }

    private void empty(Path folder, int depth) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                remove(entry, depth + 1);
            }
        }
    }

    private void remove(Path entry, int depth) throws IOException {
        if (!Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
            deleteGone(entry);
        } else if (depth > DEEPEST) {
            Files.setPosixFilePermissions(entry, PosixFilePermissions.fromString("rwx------"));
            Files.move(entry, root.resolve(UUID.randomUUID().toString()));
            flattened = true;
        } else {
            empty(entry, depth);
            deleteGone(entry);
        }
    }

    private static void deleteGone(Path entry) throws IOException {
        try {
            Files.delete(entry);
        } catch (NoSuchFileException e) {
            // Gone is what it should be.
        }
    }
}

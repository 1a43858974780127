package io.procos.engine.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;

/** Folders as wholes: listed, deleted, cloned. */
public final class Folders {

    private Folders() {}

    static List<Path> children(Path folder) throws IOException {
        try (var all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }

    /** Deletes a folder with everything in it; nothing happens when it does not exist. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(Folders::deleteOne);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void deleteOne(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Fills {@code target} with the snapshot's files. Table files never change, so they are shared by hard links;
     * everything else is copied, because the database writes to it.
     */
    public static void cloneState(Snapshot snapshot, Path target) throws IOException {
        Files.createDirectories(target);
        for (Path file : Checksums.files(snapshot.folder())) {
            Path copy = target.resolve(file.getFileName());
            if (file.toString().endsWith(".sst")) {
                link(copy, file);
            } else {
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void link(Path copy, Path file) throws IOException {
        try {
            Files.createLink(copy, file);
        } catch (UnsupportedOperationException e) {
            Files.copy(file, copy);
        }
    }
}

package io.procos.workers.file;

import io.procos.api.TaskError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The folders that tasks may reach into. Thread-safe. */
@Component
class Roots {
    /** The BPMN error code of a file or folder that is not there. */
    static final String NOT_FOUND = "FILE_NOT_FOUND";

    private final FileSettings settings;

    Roots(FileSettings settings) {
        this.settings = settings;
    }

    Location locate(String path) throws TaskError.Rejection {
        return Location.parse(path, settings);
    }

    Location locateForWriting(String path) throws TaskError.Rejection {
        Location location = locate(path);
        if (settings.readOnly().contains(location.root())) {
            throw new TaskError.Rejection(
                    Location.NOT_ALLOWED,
                    "path: the root " + location.root()
                            + " is listed in procos.workers.file.read-only; write to another");
        }
        return location;
    }

    /** Opens the folder that holds the file. */
    Folder openParent(Location location) throws TaskError, IOException {
        return walk(location, false);
    }

    /** As {@link #openParent}, after making the folders that are missing. */
    Folder makeParent(Location location) throws TaskError, IOException {
        return walk(location, true);
    }

    private Folder walk(Location location, boolean make) throws TaskError, IOException {
        Folder current = Folder.openRoot(location.root(), location.folder());
        for (String name : location.parents()) {
            try (Folder parent = current) {
                if (make) {
                    make(location, parent, name);
                }
                current = step(location, parent, name);
            }
        }
        return current;
    }

    private static Folder step(Location location, Folder parent, String name) throws TaskError, IOException {
        Optional<BasicFileAttributes> attributes = parent.attributes(name);
        if (attributes.isEmpty()) {
            throw new TaskError.Rejection(
                    NOT_FOUND, "path: the folder of " + location.display() + " does not exist; create it first");
        }
        if (!attributes.get().isDirectory()) {
            throw new TaskError.Rejection(
                    Location.NOT_ALLOWED,
                    "path: " + location.display()
                            + " leads through a symbolic link or a file; links are never followed");
        }
        return parent.open(name);
    }

    /**
     * Java cannot make a folder relative to an open one, so it is made in the root and moved to its place. One at a time,
     * because moving onto an empty folder of another run would take that run's folder away.
     */
    private synchronized void make(Location location, Folder parent, String name) throws TaskError, IOException {
        if (parent.attributes(name).isPresent()) {
            return;
        }
        String temporary = ".procos-" + UUID.randomUUID();
        Path made = Files.createDirectory(location.folder().resolve(temporary));
        try (Folder root = Folder.openRoot(location.root(), location.folder())) {
            root.move(temporary, parent, name);
        } finally {
            Files.deleteIfExists(made);
        }
    }
}

package io.procos.workers.file;

import io.procos.api.TaskError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The folders that tasks may reach into. Thread-safe. */
@Component
public class Roots {
    /** The BPMN error code of a file or folder that is not there. */
    public static final String NOT_FOUND = "FILE_NOT_FOUND";

    private final FileSettings settings;

    Roots(FileSettings settings) {
        this.settings = settings;
    }

    /** The file that the input {@code path} names. */
    Location locate(String path) throws TaskError.Rejection {
        return Location.file("path", path, settings);
    }

    /** The folder that the input {@code field} names; may be a root. */
    public Location locateFolder(String field, String path) throws TaskError.Rejection {
        return Location.folder(field, path, settings);
    }

    /** As {@link #locateFolder}, refusing roots that are only to be read. */
    public Location locateFolderForWriting(String field, String path) throws TaskError.Rejection {
        return writable(locateFolder(field, path));
    }

    /** As {@link #locate}, refusing roots that are only to be read. */
    Location locateForWriting(String field, String path) throws TaskError.Rejection {
        return writable(Location.file(field, path, settings));
    }

    private Location writable(Location location) throws TaskError.Rejection {
        if (settings.readOnly().contains(location.root())) {
            throw location.refuse(
                    Location.NOT_ALLOWED,
                    "is in the root " + location.root()
                            + ", which is listed in procos.workers.file.read-only; write to another");
        }
        return location;
    }

    /** Opens the folder that holds the file or folder. */
    public Folder openParent(Location location) throws TaskError, IOException {
        return walk(location, location.parents(), false);
    }

    /** As {@link #openParent}, after making the folders that are missing. */
    Folder makeParent(Location location) throws TaskError, IOException {
        return walk(location, location.parents(), true);
    }

    /** Opens the folder at this place. */
    public Folder open(Location folder) throws TaskError, IOException {
        return walk(folder, folder.parts(), false);
    }

    /** As {@link #open}, after making it and the folders above it that are missing. */
    public Folder make(Location folder) throws TaskError, IOException {
        return walk(folder, folder.parts(), true);
    }

    private Folder walk(Location location, List<String> names, boolean make) throws TaskError, IOException {
        Folder current = Folder.openRoot(location.root(), location.folder());
        for (String name : names) {
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
                    NOT_FOUND,
                    location.field() + ": the folder of " + location.display() + " does not exist; create it first");
        }
        if (!attributes.get().isDirectory()) {
            throw location.refuse(
                    Location.NOT_ALLOWED, "leads through a symbolic link or a file; links are never followed");
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
        String temporary = Location.RESERVED + UUID.randomUUID();
        Path made = Files.createDirectory(location.folder().resolve(temporary));
        try (Folder root = Folder.openRoot(location.root(), location.folder())) {
            root.move(temporary, parent, name);
        } finally {
            Files.deleteIfExists(made);
        }
    }
}

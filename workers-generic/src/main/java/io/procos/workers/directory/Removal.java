package io.procos.workers.directory;

import io.procos.api.TaskError;
import io.procos.tde.TaskContext;
import io.procos.workers.directory.DirectoryDeleteAdapter.Output;
import io.procos.workers.directory.Tree.Step;
import io.procos.workers.file.Folder;
import io.procos.workers.file.Location;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** Counts what is in a folder, and only when that is within limits takes it away, from the leaves up. Not thread-safe. */
final class Removal {
    private final Folder parent;
    private final Location location;
    private final int maxEntries;
    private final int maxDepth;
    private final TaskContext context;
    private long files;
    private long folders;
    private long bytes;

    Removal(Folder parent, Location location, int maxEntries, int maxDepth, TaskContext context) {
        this.parent = parent;
        this.location = location;
        this.maxEntries = maxEntries;
        this.maxDepth = maxDepth;
        this.context = context;
    }

    Output run(boolean recursive, boolean dryRun) throws TaskError, IOException, InterruptedException {
        Optional<BasicFileAttributes> found = parent.attributes(location.fileName());
        if (found.isEmpty()) {
            return output(false);
        }
        if (!found.get().isDirectory()) {
            throw location.refuse(Location.NOT_ALLOWED, "is a symbolic link or a file; name a folder");
        }
        walk(this::count);
        if (!recursive && files + folders > 0) {
            throw location.refuse(
                    DirectoryDeleteAdapter.NOT_EMPTY, "holds " + (files + folders) + " entries; set recursive");
        }
        if (dryRun) {
            return output(false);
        }
        walk(Removal::delete);
        parent.deleteFolder(Path.of(location.fileName()));
        parent.sync();
        return output(true);
    }

    private void walk(Tree.Visitor visitor) throws TaskError, IOException, InterruptedException {
        try (Folder folder = parent.open(location.fileName())) {
            new Tree(location, maxDepth, maxEntries, context::cancelled).walk(folder, true, visitor);
        }
    }

    /** What the adapters themselves left, such as journals, is deleted without being counted. */
    private void count(Step step) {
        if (step.attributes().isDirectory()) {
            folders++;
        } else if (!step.name().toString().startsWith(Location.RESERVED)) {
            files++;
            bytes += step.attributes().size();
        }
    }

    private static void delete(Step step) throws IOException {
        if (step.attributes().isDirectory()) {
            step.folder().deleteFolder(step.name());
        } else {
            step.folder().delete(step.name());
        }
    }

    private Output output(boolean deleted) {
        return new Output(location.display(), deleted, files, folders, bytes);
    }
}

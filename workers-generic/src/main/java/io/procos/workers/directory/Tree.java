package io.procos.workers.directory;

import io.procos.api.TaskError;
import io.procos.tde.TaskContext;
import io.procos.workers.file.Folder;
import io.procos.workers.file.Location;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Walks a tree of folders from an open one, each opened from the one above and no link followed, within limits. Not
 * thread-safe.
 */
final class Tree {
    /** The BPMN error code of a tree with more entries or levels than a task may look at. */
    static final String TOO_LARGE = "DIRECTORY_TOO_LARGE";

    private final Location top;
    private final int maxDepth;
    private final int maxEntries;
    private final BooleanSupplier cancelled;
    private int seen;

    Tree(Location top, int maxDepth, int maxEntries, BooleanSupplier cancelled) {
        this.top = top;
        this.maxDepth = maxDepth;
        this.maxEntries = maxEntries;
        this.cancelled = cancelled;
    }

    static Tree of(Location top, DirectorySettings settings, TaskContext context) {
        return new Tree(top, settings.maxDepth(), settings.maxEntries(), context::cancelled);
    }

    /**
     * One entry on the way.
     *
     * @param folder the open folder that holds it
     * @param name as the file system has it, which may be no text
     * @param parts its names from the top down, readable
     */
    record Step(Folder folder, Path name, List<String> parts, BasicFileAttributes attributes) {}

    /** Told of each entry. */
    @FunctionalInterface
    interface Visitor {
        void visit(Step step) throws TaskError, IOException, InterruptedException;
    }

    /** Tells every entry, those of a folder before the folder itself. */
    void walk(Folder folder, boolean recursive, Visitor visitor) throws TaskError, IOException, InterruptedException {
        walk(folder, List.of(), recursive, visitor);
    }

    /** The names are read first: what is deleted while they are read could hide others. */
    private void walk(Folder folder, List<String> above, boolean recursive, Visitor visitor)
            throws TaskError, IOException, InterruptedException {
        List<Path> names = new ArrayList<>();
        folder.forEachName(name -> {
            count();
            names.add(name);
        });
        for (Path name : names) {
            BasicFileAttributes attributes = folder.attributes(name).orElse(null);
            if (attributes == null) {
                continue;
            }
            List<String> parts =
                    Stream.concat(above.stream(), Stream.of(name.toString())).toList();
            if (recursive && attributes.isDirectory()) {
                below(folder, name, parts, visitor);
            }
            visitor.visit(new Step(folder, name, parts, attributes));
        }
    }

    private void below(Folder folder, Path name, List<String> parts, Visitor visitor)
            throws TaskError, IOException, InterruptedException {
        if (parts.size() >= maxDepth) {
            throw top.refuse(
                    TOO_LARGE,
                    "has more than " + maxDepth + " levels; take a folder below, or raise"
                            + " procos.workers.directory.max-depth");
        }
        try (Folder below = folder.open(name)) {
            walk(below, parts, true, visitor);
        }
    }

    private void count() throws TaskError, InterruptedException {
        if (cancelled.getAsBoolean()) {
            throw new InterruptedException("cancelled while at " + top.display());
        }
        if (++seen > maxEntries) {
            throw top.refuse(
                    TOO_LARGE,
                    "has more than " + maxEntries + " entries; take a folder below, or raise"
                            + " procos.workers.directory.max-entries");
        }
    }
}

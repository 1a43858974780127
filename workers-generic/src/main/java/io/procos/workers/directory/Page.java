package io.procos.workers.directory;

import io.procos.workers.directory.Tree.Step;
import io.procos.workers.file.FileKind;
import io.procos.workers.file.Location;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps the first entries behind a place, in the order of their paths, of however many are offered. Not thread-safe. */
final class Page {
    private final Location folder;
    private final Glob glob;
    private final ListedKind kind;
    private final int limit;
    private final String after;
    private final TreeMap<String, Entry> first = new TreeMap<>();

    Page(Location folder, Glob glob, ListedKind kind, int limit, String after) {
        this.folder = folder;
        this.glob = glob;
        this.kind = kind;
        this.limit = limit;
        this.after = after;
    }

    /**
     * One entry of a list.
     *
     * @param path as a task takes it. A name that is no UTF-8 is shown with � and cannot be taken by a task
     * @param name the last name
     * @param kind file, folder, link or other
     * @param size in bytes
     * @param lastModified in ISO-8601, UTC
     */
    record Entry(String path, String name, String kind, long size, String lastModified) {}

    void offer(Step step) {
        FileKind found = FileKind.of(step.attributes());
        String name = step.parts().getLast();
        String path = String.join("/", step.parts());
        if (name.startsWith(Location.RESERVED) || !kind.takes(found) || path.compareTo(after) <= 0) {
            return;
        }
        if (glob.matches(step.parts())) {
            first.put(path, entry(step, path, name, found));
        }
        if (first.size() > limit + 1) {
            first.pollLastEntry();
        }
    }

    private Entry entry(Step step, String path, String name, FileKind found) {
        String prefix = folder.parts().isEmpty() ? folder.display() : folder.display() + "/";
        return new Entry(
                prefix + path,
                name,
                found.toString(),
                step.attributes().size(),
                step.attributes().lastModifiedTime().toInstant().toString());
    }

    List<Entry> entries() {
        return first.values().stream().limit(limit).toList();
    }

    /** The last path of this page when there are more; null otherwise. */
    @Nullable String next() {
        return first.size() > limit ? first.lowerKey(first.lastKey()) : null;
    }
}

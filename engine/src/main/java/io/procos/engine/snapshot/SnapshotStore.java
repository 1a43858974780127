package io.procos.engine.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A partition's snapshots. Two are kept, so that one damaged file does not cost the state; a snapshot gets its name only
 * when all of it is on the device. One thread changes it, any may read.
 */
public final class SnapshotStore {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotStore.class);
    private static final int KEPT = 2;
    private static final String PENDING = "pending";
    private static final String DAMAGED = "damaged-";

    private final Path folder;
    /** Newest first. */
    private final List<Snapshot> valid = new CopyOnWriteArrayList<>();

    private final List<String> damage = new ArrayList<>();

    private SnapshotStore(Path folder) {
        this.folder = folder;
    }

    /** Opens the store and verifies every snapshot; damaged ones are named in the log and moved aside. */
    public static SnapshotStore open(Path folder) throws IOException {
        SnapshotStore store = new SnapshotStore(folder);
        Files.createDirectories(folder);
        Folders.delete(folder.resolve(PENDING));
        for (Path candidate : Folders.children(folder).reversed()) {
            if (!candidate.getFileName().toString().startsWith(DAMAGED)) {
                store.admit(candidate);
            }
        }
        return store;
    }

    private void admit(Path candidate) throws IOException {
        try {
            valid.add(Checksums.verify(candidate));
        } catch (SnapshotUnusable e) {
            LOG.error("Snapshot {} is damaged and not used: {}", candidate, e.getMessage());
            damage.add(e.getMessage());
            Path aside = candidate.resolveSibling(DAMAGED + candidate.getFileName());
            Folders.delete(aside);
            Files.move(candidate, aside, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** What was found damaged at {@link #open}; empty when all is well. */
    public List<String> damage() {
        return List.copyOf(damage);
    }

    /** Valid snapshots, newest first. */
    public List<Snapshot> snapshots() {
        return List.copyOf(valid);
    }

    /** Where the state writes its copy; does not exist yet. */
    public Path begin() throws IOException {
        Path pending = folder.resolve(PENDING);
        Folders.delete(pending);
        return pending;
    }

    /** Makes the copy that was begun the newest snapshot. */
    public Snapshot commit(long position, long written) throws IOException {
        Path pending = folder.resolve(PENDING);
        Checksums.seal(pending, position, written);
        Path named = folder.resolve("%020d".formatted(position));
        Files.move(pending, named, StandardCopyOption.ATOMIC_MOVE);
        Checksums.force(folder);
        Snapshot snapshot = new Snapshot(position, written, named);
        valid.addFirst(snapshot);
        while (valid.size() > KEPT) {
            Folders.delete(valid.removeLast().folder());
        }
        return snapshot;
    }

    /** The log may be deleted below this position: the older snapshot still finds all that it needs. */
    public OptionalLong logNeededFrom() {
        return valid.size() < KEPT
                ? OptionalLong.empty()
                : OptionalLong.of(valid.getLast().position());
    }
}

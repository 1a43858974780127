package io.procos.engine.snapshot;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides from which snapshot a partition starts, or refuses when any choice would lose something in silence. */
public final class SnapshotChoice {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotChoice.class);

    private SnapshotChoice() {}

    /**
     * @param logFirst lowest position in the log, 1 when it reaches back to the beginning
     * @param logEnd highest position in the log, 0 when it is empty
     * @return the newest snapshot from which the log leads on; empty to replay the whole log
     * @throws SnapshotUnusable when neither a snapshot nor the log leads to the present
     */
    public static Optional<Snapshot> choose(SnapshotStore store, long logFirst, long logEnd) {
        List<Snapshot> snapshots = store.snapshots();
        if (!snapshots.isEmpty() && logEnd < snapshots.getFirst().written()) {
            throw new SnapshotUnusable(
                    "The log ends at position %d, but snapshot %s knows of position %d: the end of the log is missing. Restore the data folder from a copy, or move it away to start empty"
                            .formatted(
                                    logEnd,
                                    snapshots.getFirst().folder(),
                                    snapshots.getFirst().written()));
        }
        Optional<Snapshot> chosen =
                snapshots.stream().filter(s -> logFirst <= s.position()).findFirst();
        if (chosen.isEmpty() && logFirst > 1) {
            throw new SnapshotUnusable(
                    "No usable snapshot is left (%s), and the log reaches back only to position %d. Restore the data folder from a copy, or move it away to start empty"
                            .formatted(reason(store), logFirst));
        }
        if (!store.damage().isEmpty()) {
            LOG.warn("Nothing is lost: the state is built again from {} and the log", origin(chosen));
        }
        return chosen;
    }

    private static String origin(Optional<Snapshot> chosen) {
        return chosen.map(s -> "snapshot " + s.position()).orElse("the beginning");
    }

    private static String reason(SnapshotStore store) {
        return store.damage().isEmpty()
                ? "there is none that the log leads on from"
                : String.join("; ", store.damage());
    }
}

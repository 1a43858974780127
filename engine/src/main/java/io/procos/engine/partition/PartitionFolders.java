package io.procos.engine.partition;

import java.nio.file.Path;

/** Where a partition keeps what. */
record PartitionFolders(Path root) {

    Path log() {
        return root.resolve("log");
    }

    Path snapshots() {
        return root.resolve("snapshots");
    }

    Path exporters() {
        return root.resolve("exporters");
    }

    /** The state in use; thrown away at every start and built again from a snapshot and the log. */
    Path runtime() {
        return root.resolve("runtime");
    }
}

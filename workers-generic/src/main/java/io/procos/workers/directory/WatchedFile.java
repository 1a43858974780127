package io.procos.workers.directory;

import io.procos.api.Sha256;
import io.procos.workers.file.Location;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One state of a file in a watched folder. A changed file is another one. */
record WatchedFile(String watch, Location place, long size, Instant lastModified) {

    static WatchedFile of(String watch, Location place, BasicFileAttributes attributes) {
        return new WatchedFile(
                watch, place, attributes.size(), attributes.lastModifiedTime().toInstant());
    }

    /** The same over restarts and on every worker that sees the same folder. */
    String id() {
        return Sha256.hex(watch + "\n" + place.display() + "\n" + size + "\n" + lastModified);
    }

    /** What the instance and the correlation key are given. */
    Map<String, @Nullable Object> variables() {
        return Map.of(
                "path", place.display(),
                "name", place.fileName(),
                "size", size,
                "lastModified", lastModified.toString(),
                "watch", watch);
    }
}

package io.procos.workers.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.procos.workers.file.Location;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
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
        String state = watch + "\n" + place.display() + "\n" + size + "\n" + lastModified;
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(state.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
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

package io.procos.workers.file;

import io.procos.api.TaskError;
import io.procos.workers.input.Fields;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where tasks may read and write files, and how much.
 *
 * @param roots folders that tasks may reach into, each under a name: a task says {@code inbox:2026/a.xml} for the file
 *     {@code 2026/a.xml} below the folder {@code inbox}. None by default: no task reads or writes a file
 * @param defaultRoot the root of paths that name none; not needed when there is only one
 * @param readOnly names of roots that tasks may read but not write
 * @param maxReadSize largest file that is read; a task may ask for less
 * @param maxWriteSize largest content that a task brings along as a variable
 * @param maxStreamSize largest file that is copied, moved to another file system, hashed, kept in the object store or
 *     taken from it; such files never are in memory as a whole
 * @param progressEvery a note in the run's trace for each so many bytes that were streamed
 * @param quotas the most that may lie below a root, by the root's name
 */
@ConfigurationProperties("procos.workers.file")
record FileSettings(
        @DefaultValue Map<String, Path> roots,
        @Nullable String defaultRoot,
        @DefaultValue Set<String> readOnly,
        @DefaultValue("1MB") DataSize maxReadSize,
        @DefaultValue("1MB") DataSize maxWriteSize,
        @DefaultValue("1GB") DataSize maxStreamSize,
        @DefaultValue("64MB") DataSize progressEvery,
        @DefaultValue Map<String, Quota> quotas) {

    /** What a root may be called. */
    static final String NAME = "[a-z0-9][a-z0-9._-]*";

    FileSettings {
        roots = Map.copyOf(roots);
        readOnly = Set.copyOf(readOnly);
        quotas = Map.copyOf(quotas);
        for (String name : roots.keySet()) {
            require(name.matches(NAME), "roots: '" + name + "' is no name; use lower-case letters, digits, . _ and -");
        }
        require(
                defaultRoot == null || roots.containsKey(defaultRoot),
                "default-root: '" + defaultRoot + "' is not among procos.workers.file.roots");
        for (String name : readOnly) {
            require(roots.containsKey(name), "read-only: '" + name + "' is not among procos.workers.file.roots");
        }
        require(maxReadSize.toBytes() > 0, "max-read-size must be more than zero, for example 1MB");
        require(maxReadSize.toBytes() < Integer.MAX_VALUE, "max-read-size must be less than 2GB, for example 1MB");
        require(maxWriteSize.toBytes() > 0, "max-write-size must be more than zero, for example 1MB");
        require(maxStreamSize.toBytes() > 0, "max-stream-size must be more than zero, for example 1GB");
        require(progressEvery.toBytes() > 0, "progress-every must be more than zero, for example 64MB");
        for (var quota : quotas.entrySet()) {
            require(
                    roots.containsKey(quota.getKey()),
                    "quotas: '" + quota.getKey() + "' is not among procos.workers.file.roots");
            require(quota.getValue().sensible(), "quotas." + quota.getKey() + " must not be negative");
        }
    }

    /** The root of a path that names none; null when the path has to. */
    @Nullable String usualRoot() {
        return defaultRoot == null && roots.size() == 1
                ? roots.keySet().iterator().next()
                : defaultRoot;
    }

    /** The most bytes that a task may read into a variable; it may ask for fewer. */
    long readable(@Nullable Long asked) throws TaskError.Rejection {
        if (asked == null) {
            return maxReadSize.toBytes();
        }
        if (asked < 0) {
            throw Fields.invalid("maxBytes", "must not be negative");
        }
        return Math.min(maxReadSize.toBytes(), asked);
    }

    private static void require(boolean holds, String why) {
        if (!holds) {
            throw new IllegalArgumentException("procos.workers.file." + why);
        }
    }
}

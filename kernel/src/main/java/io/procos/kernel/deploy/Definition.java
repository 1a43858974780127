package io.procos.kernel.deploy;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A process, decision or form on the engine, in one version.
 *
 * @param kind process, decision or form
 * @param hash SHA-256 of the file, or null when somebody else deployed it
 * @param jobTypes the job types the file names
 */
public record Definition(
        String kind,
        String id,
        int version,
        long key,
        String resource,
        @Nullable String hash,
        Set<String> jobTypes,
        Instant deployedAt) {

    String place() {
        return kind + " " + id + " v" + version;
    }
}

package io.procos.memory.recall;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Narrows a search; null or empty means any.
 *
 * @param kinds as in {@code vector_event.kind}
 * @param process the BPMN process id
 * @param from earliest time, inclusive
 * @param to latest time, exclusive
 */
public record VectorFilter(
        Set<String> kinds,
        @Nullable String process,
        @Nullable Long instance,
        @Nullable Instant from,
        @Nullable Instant to) {

    public static final VectorFilter NONE = new VectorFilter(Set.of(), null, null, null, null);

    public VectorFilter {
        kinds = Set.copyOf(kinds);
    }

    public boolean isNone() {
        return equals(NONE);
    }
}

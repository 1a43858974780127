package io.procos.exporter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way from the instance that nobody called down to an element: one list of element instance keys per instance, the
 * instance's own key first.
 */
final class CallPath {

    private CallPath() {}

    /** The instance at the top, or null where the engine did not say. */
    static @Nullable Long root(List<List<Long>> path) {
        return path.isEmpty() || path.getFirst().isEmpty()
                ? null
                : path.getFirst().getFirst();
    }

    /** The definition of that instance, first in the list of definition keys along the way, or null as above. */
    static @Nullable Long rootDefinition(List<Long> path) {
        return path.isEmpty() ? null : path.getFirst();
    }
}

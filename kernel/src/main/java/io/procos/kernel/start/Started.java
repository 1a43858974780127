package io.procos.kernel.start;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An instance that runs or ran.
 *
 * @param existing true when an earlier start with the same key made it
 * @param result its variables at the end, when the caller waited for them
 */
public record Started(
        long instanceKey,
        String processId,
        int version,
        long definitionKey,
        boolean existing,
        @Nullable Map<String, Object> result) {

    Started seenBefore() {
        return new Started(instanceKey, processId, version, definitionKey, true, null);
    }

    /** Results can be large and belong to the caller, so they are not remembered. */
    Started withoutResult() {
        return new Started(instanceKey, processId, version, definitionKey, existing, null);
    }
}

package io.procos.workers.sandbox;

import io.procos.api.TaskError;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How far a command is kept from the machine. Every level has Landlock, seccomp and resource limits. */
public enum SandboxLevel {
    /** No namespaces of its own. */
    STANDARD,
    /** Namespaces of its own by bubblewrap where that works. */
    STRICT,
    /** Namespaces of its own, or it does not run. */
    ISOLATED;

    /** The stronger of this level and the one that policy asks for. */
    SandboxLevel atLeast(@Nullable String asked) throws TaskError.Permanent {
        if (asked == null) {
            return this;
        }
        SandboxLevel level = Arrays.stream(values())
                .filter(known -> known.toString().equals(asked))
                .findFirst()
                .orElseThrow(() -> new TaskError.Permanent(
                        "the policy's limits.sandbox is '" + asked + "'; use standard, strict or isolated", null));
        return compareTo(level) >= 0 ? this : level;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

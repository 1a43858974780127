package io.procos.api;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one run of a task ended. The reporter is one exhaustive switch over these four, so nothing can end a job in a
 * fifth way. Immutable and thread-safe.
 */
public sealed interface TaskOutcome {

    /** The task is done: the job completes with these variables. A null value clears the variable. */
    record Completed(Map<String, @Nullable Object> outputs, Usage usage) implements TaskOutcome {
        public Completed(Map<String, @Nullable Object> outputs, Usage usage) {
            this.outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
            this.usage = usage;
        }
    }

    /** The task was refused for a reason the diagram may route on: a BPMN error with this code. */
    record Rejected(String code, String reason) implements TaskOutcome {}

    /** The task may work later: the job fails, loses one retry and is offered again after the backoff. */
    record Retryable(String reason, Duration backoff) implements TaskOutcome {}

    /** The task cannot work until somebody mends something: an incident. */
    record Broken(String reason) implements TaskOutcome {}
}

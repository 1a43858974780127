package io.procos.api;

import java.time.Duration;
import java.util.Map;

/**
 * How one run of a task ended. The reporter is one exhaustive switch over these four, so nothing can end a job in a
 * fifth way. Immutable and thread-safe.
 */
public sealed interface TaskOutcome {

    /** The task is done: the job completes with these variables. */
    record Completed(Map<String, Object> outputs, Usage usage) implements TaskOutcome {
        public Completed {
            outputs = Map.copyOf(outputs);
        }
    }

    /** The task was refused for a reason the diagram may route on: a BPMN error with this code. */
    record Rejected(String code, String reason) implements TaskOutcome {}

    /** The task may work later: the job fails, loses one retry and is offered again after the backoff. */
    record Retryable(String reason, Duration backoff) implements TaskOutcome {}

    /** The task cannot work until somebody mends something: an incident. */
    record Broken(String reason) implements TaskOutcome {}
}

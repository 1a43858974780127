package io.procos.standalone.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that is known of one process instance. */
public record Story(
        Instance instance, List<Element> elements, List<Run> runs, List<Variable> variables, List<Incident> incidents) {

    /** {@code state} is active, completed or terminated. */
    public record Instance(
            long key,
            String processId,
            int version,
            String state,
            Instant startedAt,
            @Nullable Instant endedAt,
            int openIncidents) {

        public boolean ended() {
            return endedAt != null;
        }
    }

    /** {@code state} is active, completed or terminated. */
    public record Element(
            long key,
            long scopeKey,
            String elementId,
            String type,
            String state,
            Instant enteredAt,
            @Nullable Instant leftAt) {}

    /** One activation of a job; {@code outcome} is empty while it runs. */
    public record Run(
            long elementKey,
            String elementId,
            String jobType,
            int attempt,
            String outcome,
            String reason,
            Instant startedAt,
            long durationNanos) {}

    public record Variable(long scopeKey, String name, String json) {}

    public record Incident(
            long key,
            String elementId,
            String errorType,
            String message,
            Instant raisedAt,
            @Nullable Instant resolvedAt) {

        public boolean open() {
            return resolvedAt == null;
        }
    }
}

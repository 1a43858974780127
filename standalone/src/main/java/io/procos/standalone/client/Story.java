package io.procos.standalone.client;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that is known of one process instance, and of those that it called. */
public record Story(
        Instance instance,
        List<Element> elements,
        List<Run> runs,
        List<Variable> variables,
        List<Incident> incidents,
        List<Story> called,
        Cost cost) {

    /** This instance, those that it called, and so on. */
    public Stream<Story> withCalled() {
        return Stream.concat(Stream.of(this), called.stream().flatMap(Story::withCalled));
    }

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

    /**
     * One activation of a job; {@code outcome} is empty while it runs, {@code code} unless it was rejected, and
     * {@code noted} is the last thing that its adapter wanted remembered.
     *
     * @param policy what policy said and why; empty before it was asked
     * @param effect what became of its effect; empty where there is none
     * @param calls of models and tools, a line for each
     * @param stored names of what it put into the object store
     */
    public record Run(
            String id,
            long elementKey,
            String elementId,
            String jobType,
            int attempt,
            String policy,
            String effect,
            String outcome,
            String code,
            String reason,
            String noted,
            List<Call> calls,
            List<String> stored,
            Instant startedAt,
            long durationNanos) {}

    /** A call of a model or of a tool, as a line. */
    public record Call(Instant at, String text, long durationNanos) {}

    /** What model calls cost, here and in what was called; money in millionths of a cent. */
    public record Cost(long modelCalls, long tokens, long microCents) {}

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

package io.procos.standalone.projection;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of one instance, each list in the order in which it began.
 *
 * @param flows ids of the sequence flows taken, in order
 * @param children instances that its call activities started
 * @param complete false when its beginning was so long ago that it is no longer kept
 */
public record InstanceStory(
        InstanceView instance,
        List<Element> elements,
        List<String> flows,
        List<Run> runs,
        List<Variable> variables,
        List<Incident> incidents,
        List<UserTask> userTasks,
        List<InstanceView> children,
        boolean complete) {

    /** {@code state} is active, completed or terminated; {@code elementType} is Zeebe's, for example SERVICE_TASK. */
    public record Element(
            @JsonFormat(shape = JsonFormat.Shape.STRING) long elementInstanceKey,

            @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long flowScopeKey,

            String elementId,
            String elementType,
            String state,
            Instant enteredAt,
            @Nullable Instant leftAt) {}

    /**
     * One activation of a job.
     *
     * @param outcome completed, rejected, retryable, broken or abandoned; null while it runs
     * @param code of the BPMN error when it was rejected
     * @param policy what policy said: allow, approve or deny; null before it was asked
     */
    public record Run(
            String runId,
            @JsonFormat(shape = JsonFormat.Shape.STRING) long jobKey,
            @JsonFormat(shape = JsonFormat.Shape.STRING) long elementInstanceKey,
            String elementId,
            String jobType,
            String worker,
            int attempt,
            @Nullable String policy,
            List<Note> notes,
            @Nullable String outcome,
            @Nullable String code,
            @Nullable String reason,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Long durationNanos) {}

    /** Something that an adapter wanted remembered. */
    public record Note(Instant at, String note, Map<String, Object> details) {}

    /** The last value of a variable, as JSON text; {@code truncated} when it was too long to keep whole. */
    public record Variable(
            @JsonFormat(shape = JsonFormat.Shape.STRING) long scopeKey,
            String name,
            String json,
            boolean truncated,
            Instant changedAt) {}

    /** {@code resolvedAt} is null while it is open. */
    public record Incident(
            @JsonFormat(shape = JsonFormat.Shape.STRING) long incidentKey,
            @JsonFormat(shape = JsonFormat.Shape.STRING) long processInstanceKey,
            String bpmnProcessId,
            String elementId,

            @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long elementInstanceKey,

            @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long jobKey,

            String errorType,
            String message,
            Instant raisedAt,
            @Nullable Instant resolvedAt) {}

    /** {@code state} is created, assigned, updated, completed or canceled. */
    public record UserTask(
            @JsonFormat(shape = JsonFormat.Shape.STRING) long userTaskKey,
            @JsonFormat(shape = JsonFormat.Shape.STRING) long processInstanceKey,
            @JsonFormat(shape = JsonFormat.Shape.STRING) long elementInstanceKey,
            String elementId,
            String bpmnProcessId,
            String state,
            @Nullable String assignee,
            List<String> candidateGroups,
            @Nullable String formKey,
            Map<String, String> customHeaders,
            Instant createdAt,
            Instant changedAt) {

        public boolean open() {
            return !state.equals("completed") && !state.equals("canceled");
        }
    }
}

package io.procos.memory.story;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Shape;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of one instance and of those that it called, each list in the order in which it began.
 *
 * @param elements those that the process itself holds; what is in a sub-process is among its children
 * @param called the stories of the instances that its call activities started
 * @param cost what model calls cost, here and in what was called
 * @param complete false when so many instances were called that some are left out
 */
public record Story(
        InstanceView instance,
        List<Element> elements,
        List<Flow> flows,
        List<Run> runs,
        List<Job> jobs,
        List<Variable> variables,
        List<IncidentView> incidents,
        List<UserTask> userTasks,
        List<Story> called,
        Cost cost,
        boolean complete) {

    /** {@code state} is active, completed or terminated; {@code elementType} is Zeebe's, for example SERVICE_TASK. */
    public record Element(
            @JsonFormat(shape = Shape.STRING) long elementInstanceKey,

            @JsonFormat(shape = Shape.STRING) @Nullable Long flowScopeKey,

            String elementId,
            String elementType,
            String state,
            Instant enteredAt,
            @Nullable Instant leftAt,
            List<Element> children) {}

    /** A sequence flow and how often it was taken. */
    public record Flow(String flowId, int times) {}

    /** The engine's view of a job: what it waits for, and the error that it was told last. */
    public record Job(
            @JsonFormat(shape = Shape.STRING) long jobKey,

            @JsonFormat(shape = Shape.STRING) @Nullable Long elementInstanceKey,

            @Nullable String elementId,
            @Nullable String jobType,
            String state,
            int retries,
            @Nullable String worker,
            @Nullable String error,
            Instant changedAt) {}

    /**
     * The last value of a variable, as JSON text; {@code truncated} when it was too long to keep whole, {@code json} null
     * when it was erased.
     */
    public record Variable(
            @JsonFormat(shape = Shape.STRING) long scopeKey,
            String name,
            @Nullable String json,
            boolean truncated,
            Instant changedAt) {}
}

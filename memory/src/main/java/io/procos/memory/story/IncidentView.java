package io.procos.memory.story;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Shape;
import io.procos.memory.sql.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An incident and what led to it.
 *
 * @param resolvedAt null while it is open
 * @param cause null when no worker is to blame: an expression, a missing job type, a called process that is not there
 */
public record IncidentView(
        @JsonFormat(shape = Shape.STRING) long incidentKey,
        @JsonFormat(shape = Shape.STRING) long processInstanceKey,
        String bpmnProcessId,
        String elementId,

        @JsonFormat(shape = Shape.STRING) @Nullable Long elementInstanceKey,

        @JsonFormat(shape = Shape.STRING) @Nullable Long jobKey,

        String errorType,
        String message,
        Instant raisedAt,
        @Nullable Instant resolvedAt,
        @Nullable Cause cause) {

    /**
     * @param run the last run before the incident
     * @param attempts the last runs of this job, the newest first, {@code run} among them
     */
    public record Cause(RunView run, List<RunView> attempts) {
        private static final int TOLD = 5;

        /** Of all runs of the job, in any order. */
        static @Nullable Cause of(List<RunView> runs) {
            List<RunView> newest = runs.stream()
                    .sorted((a, b) -> startOf(b).compareTo(startOf(a)))
                    .limit(TOLD)
                    .toList();
            return newest.isEmpty() ? null : new Cause(newest.getFirst(), newest);
        }

        private static Instant startOf(RunView run) {
            return run.startedAt() == null ? Instant.EPOCH : run.startedAt();
        }
    }

    public static IncidentView of(Row row) throws SQLException {
        return new IncidentView(
                row.number("incident_key"),
                row.number("process_instance_key"),
                row.text("bpmn_process_id"),
                row.text("element_id"),
                row.numberOrNull("element_instance_key"),
                row.numberOrNull("job_key"),
                row.text("error_type"),
                row.text("message"),
                row.time("raised_at"),
                row.timeOrNull("resolved_at"),
                null);
    }

    /** With its cause, found among these runs: those of its job that began before it was raised. */
    public IncidentView explained(List<RunView> runs) {
        List<RunView> before = jobKey == null
                ? List.of()
                : runs.stream()
                        .filter(run -> run.jobKey() == jobKey)
                        .filter(run ->
                                run.startedAt() == null || !run.startedAt().isAfter(raisedAt))
                        .toList();
        return new IncidentView(
                incidentKey,
                processInstanceKey,
                bpmnProcessId,
                elementId,
                elementInstanceKey,
                jobKey,
                errorType,
                message,
                raisedAt,
                resolvedAt,
                Cause.of(before));
    }
}

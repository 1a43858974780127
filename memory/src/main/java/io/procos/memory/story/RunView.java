package io.procos.memory.story;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Shape;
import io.procos.memory.sql.Row;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One activation of a job at a glance.
 *
 * @param attempt of the job, from 1
 * @param mode deterministic, probabilistic or hybrid
 * @param policy what policy said; null before it was asked
 * @param effect what became of its effect; null where there is none
 * @param outcome completed, rejected, retryable, broken or abandoned; null while it runs
 * @param code of the BPMN error when it was rejected
 */
public record RunView(
        String runId,
        @JsonFormat(shape = Shape.STRING) long jobKey,
        @JsonFormat(shape = Shape.STRING) long processInstanceKey,

        @JsonFormat(shape = Shape.STRING) @Nullable Long elementInstanceKey,

        @Nullable String bpmnProcessId,
        @Nullable String elementId,
        @Nullable String jobType,
        @Nullable String worker,
        @Nullable Integer attempt,
        @Nullable Integer retriesLeft,
        @Nullable String mode,
        @Nullable Policy policy,
        @Nullable Effect effect,
        @Nullable String outcome,
        @Nullable String code,
        @Nullable String reason,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Long durationNanos) {

    /** {@code verdict} is allow, approve or deny. */
    public record Policy(
            String verdict,
            @Nullable String reason,
            @Nullable String version) {}

    /** {@code state} is intended, done, replayed, released or unknown. */
    public record Effect(String key, @Nullable String state) {}

    public static RunView of(Row row) throws SQLException {
        return new RunView(
                row.text("run_id"),
                row.number("job_key"),
                row.number("process_instance_key"),
                row.numberOrNull("element_instance_key"),
                row.textOrNull("bpmn_process_id"),
                row.textOrNull("element_id"),
                row.textOrNull("job_type"),
                row.textOrNull("worker"),
                row.countOrNull("attempt"),
                row.countOrNull("retries_left"),
                row.textOrNull("mode"),
                policy(row),
                effect(row),
                row.textOrNull("outcome"),
                row.textOrNull("code"),
                row.textOrNull("reason"),
                row.timeOrNull("started_at"),
                row.timeOrNull("ended_at"),
                row.numberOrNull("duration_nanos"));
    }

    private static @Nullable Policy policy(Row row) throws SQLException {
        String verdict = row.textOrNull("verdict");
        return verdict == null
                ? null
                : new Policy(verdict, row.textOrNull("verdict_reason"), row.textOrNull("policy_version"));
    }

    private static @Nullable Effect effect(Row row) throws SQLException {
        String key = row.textOrNull("effect_key");
        return key == null ? null : new Effect(key, row.textOrNull("effect_state"));
    }
}

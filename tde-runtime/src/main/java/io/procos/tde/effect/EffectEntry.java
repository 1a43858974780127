package io.procos.tde.effect;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An effect as people see it.
 *
 * @param kind as the adapter declares it
 * @param attempt how often it was claimed
 * @param owner worker, life and run that claimed it last
 * @param reason why it is unknown, or who decided it
 */
public record EffectEntry(
        String key,
        EffectState state,
        String kind,
        int attempt,
        String jobType,
        String bpmnProcessId,
        String elementId,
        long processInstanceKey,
        long jobKey,
        @Nullable String owner,
        @Nullable String reason,
        @Nullable String result,
        Instant createdAt,
        Instant changedAt) {

    static final String COLUMNS = "effect_key, state, kind, attempt, job_type, bpmn_process_id, element_id,"
            + " process_instance_key, job_key, owner, reason, result, created_at, changed_at";

    static EffectEntry read(ResultSet row) throws SQLException {
        return new EffectEntry(
                row.getString("effect_key"),
                EffectState.of(row.getString("state")),
                row.getString("kind"),
                row.getInt("attempt"),
                row.getString("job_type"),
                row.getString("bpmn_process_id"),
                row.getString("element_id"),
                row.getLong("process_instance_key"),
                row.getLong("job_key"),
                row.getString("owner"),
                row.getString("reason"),
                row.getString("result"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("changed_at").toInstant());
    }
}

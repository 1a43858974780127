package io.procos.memory.story;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Shape;
import io.procos.memory.sql.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A task for a person. {@code state} is created, assigned, updated, completed or canceled. */
public record UserTask(
        @JsonFormat(shape = Shape.STRING) long userTaskKey,
        @JsonFormat(shape = Shape.STRING) long processInstanceKey,

        @JsonFormat(shape = Shape.STRING) @Nullable Long elementInstanceKey,

        String elementId,
        String bpmnProcessId,
        String state,
        @Nullable String assignee,
        List<String> candidateGroups,
        @Nullable String formKey,
        Map<String, Object> customHeaders,
        Instant createdAt,
        Instant changedAt) {

    public static UserTask of(Row row) throws SQLException {
        Instant changed = row.time("changed_at");
        Instant created = row.timeOrNull("created_at");
        return new UserTask(
                row.number("user_task_key"),
                row.number("process_instance_key"),
                row.numberOrNull("element_instance_key"),
                row.text("element_id"),
                row.text("bpmn_process_id"),
                row.text("state"),
                row.textOrNull("assignee"),
                row.texts("candidate_groups"),
                row.textOrNull("form_key"),
                row.object("custom_headers"),
                created == null ? changed : created,
                changed);
    }
}

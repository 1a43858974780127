package io.procos.memory.story;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Shape;
import io.procos.memory.sql.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One process instance at a glance. Keys are texts in JSON: they do not fit into JavaScript's numbers.
 *
 * @param state active, completed or terminated
 * @param traceId of its trace, 32 hex digits
 */
public record InstanceView(
        @JsonFormat(shape = Shape.STRING) long processInstanceKey,
        String bpmnProcessId,
        int version,

        @JsonFormat(shape = Shape.STRING) @Nullable Long processDefinitionKey,

        @JsonFormat(shape = Shape.STRING) @Nullable Long parentProcessInstanceKey,

        @JsonFormat(shape = Shape.STRING) @Nullable Long rootProcessInstanceKey,

        @Nullable String businessKey,
        @Nullable String traceId,
        List<String> tags,
        String state,
        Instant startedAt,
        @Nullable Instant endedAt,
        int openIncidents) {

    public static InstanceView of(Row row) throws SQLException {
        return new InstanceView(
                row.number("process_instance_key"),
                row.text("bpmn_process_id"),
                row.count("version"),
                row.numberOrNull("process_definition_key"),
                row.numberOrNull("parent_process_instance_key"),
                row.numberOrNull("root_process_instance_key"),
                row.textOrNull("business_key"),
                row.textOrNull("trace_id"),
                row.texts("tags"),
                row.text("state"),
                row.time("started_at"),
                row.timeOrNull("ended_at"),
                row.count("open_incidents"));
    }
}

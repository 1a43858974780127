package io.procos.standalone.projection;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One process instance at a glance. Keys are texts in JSON: they do not fit into JavaScript's numbers.
 *
 * @param state active, completed or terminated
 */
public record InstanceView(
        @JsonFormat(shape = JsonFormat.Shape.STRING) long processInstanceKey,
        String bpmnProcessId,
        int version,

        @JsonFormat(shape = JsonFormat.Shape.STRING) long processDefinitionKey,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long parentProcessInstanceKey,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long rootProcessInstanceKey,

        List<String> tags,
        String state,
        Instant startedAt,
        @Nullable Instant endedAt,
        int openIncidents) {}

package io.procos.kernel.supervise;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A user task that waits for a person. */
public record OpenTask(
        @JsonFormat(shape = JsonFormat.Shape.STRING) long userTaskKey,
        @JsonFormat(shape = JsonFormat.Shape.STRING) long processInstanceKey,
        String processId,
        String elementId,
        @Nullable String assignee,
        List<String> candidateGroups,
        @Nullable String formKey,
        Map<String, String> headers,
        Instant createdAt) {}

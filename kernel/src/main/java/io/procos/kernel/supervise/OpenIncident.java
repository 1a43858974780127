package io.procos.kernel.supervise;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An incident that nobody resolved yet.
 *
 * @param jobKey the failed job, or null when no job is to blame
 * @param attempt the how many-th incident of this element in this instance it is, from 1
 */
public record OpenIncident(
        @JsonFormat(shape = JsonFormat.Shape.STRING) long incidentKey,
        @JsonFormat(shape = JsonFormat.Shape.STRING) long processInstanceKey,
        String processId,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long rootInstanceKey,

        String elementId,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long jobKey,

        String errorType,
        String message,
        int attempt,
        Instant raisedAt) {}

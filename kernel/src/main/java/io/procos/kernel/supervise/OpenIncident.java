package io.procos.kernel.supervise;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An incident that nobody resolved yet.
 *
 * @param rootInstanceKey the instance at the top of the call hierarchy, the only one that can be cancelled
 * @param rootProcessId the process of that instance, or null when the kernel never heard of it
 * @param jobKey the failed job, or null when no job is to blame
 * @param attempt the how many-th incident of this element in this instance it is, from 1
 */
public record OpenIncident(
        @JsonFormat(shape = JsonFormat.Shape.STRING) long incidentKey,
        @JsonFormat(shape = JsonFormat.Shape.STRING) long processInstanceKey,
        String processId,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long rootInstanceKey,

        @Nullable String rootProcessId,
        String elementId,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long jobKey,

        String errorType,
        String message,
        int attempt,
        Instant raisedAt) {}

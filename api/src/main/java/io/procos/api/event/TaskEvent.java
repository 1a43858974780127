package io.procos.api.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a worker did with one run of a job. A run is one activation of one job; {@code runId} names it. */
public sealed interface TaskEvent extends EventData {

    String runId();

    long jobKey();

    long processInstanceKey();

    /** A worker took the job. {@code attempt} counts activations this worker group knows of, from 1. */
    record TaskStarted(
            String runId,
            long jobKey,
            long processInstanceKey,
            String bpmnProcessId,
            String elementId,
            long elementInstanceKey,
            String jobType,
            String worker,
            int attempt,
            int retriesLeft)
            implements TaskEvent {
        @Override
        public String type() {
            return "io.procos.task.started.v1";
        }
    }

    /** Policy decided whether the task may run. {@code verdict} is allow, approve or deny. */
    record PolicyDecided(
            String runId, long jobKey, long processInstanceKey, String verdict, String reason, String policyVersion)
            implements TaskEvent {
        @Override
        public String type() {
            return "io.procos.task.policy-decided.v1";
        }
    }

    /** Something an adapter wanted remembered: progress, a response status, a file written. */
    record TaskNoted(String runId, long jobKey, long processInstanceKey, String note, Map<String, Object> details)
            implements TaskEvent {
        @Override
        public String type() {
            return "io.procos.task.noted.v1";
        }
    }

    /** The run ended. {@code outcome} is completed, rejected, retryable, broken or abandoned; times in nanoseconds. */
    record TaskEnded(
            String runId,
            long jobKey,
            long processInstanceKey,
            String outcome,
            @Nullable String code,
            @Nullable String reason,
            long durationNanos)
            implements TaskEvent {
        @Override
        public String type() {
            return "io.procos.task.ended.v1";
        }
    }
}

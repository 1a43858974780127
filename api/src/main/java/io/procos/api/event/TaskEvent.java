package io.procos.api.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a worker did with one run of a job. A run is one activation of one job; {@code runId} names it. */
public sealed interface TaskEvent extends EventData {

    String runId();

    long jobKey();

    long processInstanceKey();

    /**
     * A worker took the job. {@code attempt} counts activations this worker group knows of, from 1; {@code mode} is
     * deterministic, probabilistic or hybrid, and null from a worker that does not tell.
     */
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
            int retriesLeft,
            @Nullable String mode)
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

    /**
     * A model answered, or failed to. Token counts are the provider's; {@code cachedTokens} is a part of
     * {@code inputTokens} and {@code reasoningTokens} of {@code outputTokens}. Money in millionths of a cent of the
     * configured currency. {@code outcome} is answered, refused, failed or cancelled; the texts are null unless content is
     * kept.
     */
    record ModelCalled(
            String runId,
            long jobKey,
            long processInstanceKey,
            String callId,
            String operation,
            String provider,
            String model,
            long inputTokens,
            long cachedTokens,
            long outputTokens,
            long reasoningTokens,
            long microCents,
            long durationNanos,
            String outcome,
            @Nullable String prompt,
            @Nullable String result)
            implements TaskEvent {
        @Override
        public String type() {
            return "io.procos.task.model-called.v1";
        }
    }

    /** A model used a tool. {@code outcome} is as in {@link TaskEnded}; the texts are null unless content is kept. */
    record ToolCalled(
            String runId,
            long jobKey,
            long processInstanceKey,
            String callId,
            String tool,
            String outcome,
            long durationNanos,
            @Nullable String arguments,
            @Nullable String result)
            implements TaskEvent {
        @Override
        public String type() {
            return "io.procos.task.tool-called.v1";
        }
    }

    /**
     * What became of the run's effect. {@code state} is intended (it may happen from now on), done, replayed (it was done
     * before and is answered from the ledger), released (it certainly did not happen) or unknown; {@code attempt} counts
     * claims of this effect, from 1.
     */
    record EffectChanged(
            String runId, long jobKey, long processInstanceKey, String effectKey, String state, int attempt)
            implements TaskEvent {
        @Override
        public String type() {
            return "io.procos.task.effect-changed.v1";
        }
    }

    /** The run put an object into the object store. {@code object} is its content's name, {@code sha256:<hex>}. */
    record AttachmentStored(
            String runId,
            long jobKey,
            long processInstanceKey,
            String object,
            long bytes,
            String mediaType,
            @Nullable String name)
            implements TaskEvent {
        @Override
        public String type() {
            return "io.procos.task.attachment-stored.v1";
        }
    }

    /** The run measured something worth comparing with other runs. {@code unit} is UCUM's, for example {@code ms}. */
    record TaskMeasured(
            String runId,
            long jobKey,
            long processInstanceKey,
            String metric,
            double value,
            @Nullable String unit) implements TaskEvent {
        @Override
        public String type() {
            return "io.procos.task.measured.v1";
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

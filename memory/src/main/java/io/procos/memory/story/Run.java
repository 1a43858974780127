package io.procos.memory.story;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Shape;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.procos.memory.sql.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One activation of a job with all that it told, each list in the order of time.
 *
 * @param run what is known of it at a glance
 */
public record Run(
        @JsonUnwrapped RunView run,
        List<Note> notes,
        List<Metric> metrics,
        List<ModelCall> modelCalls,
        List<ToolCall> toolCalls,
        List<Attachment> attachments) {

    /** Something that an adapter wanted remembered. */
    public record Note(Instant at, String note, Map<String, Object> details) {}

    /** {@code unit} is UCUM's. */
    public record Metric(
            Instant at,
            String metric,
            double value,
            @Nullable String unit) {}

    /** Tokens are the provider's, money is in millionths of a cent; the texts are null unless content is kept. */
    public record ModelCall(
            String callId,
            Instant at,
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
            @Nullable String result) {}

    /** The texts are null unless content is kept. */
    public record ToolCall(
            String callId,
            Instant at,
            String tool,
            String outcome,
            long durationNanos,
            @Nullable String arguments,
            @Nullable String result) {}

    /** {@code object} is the name of its content in the object store. */
    public record Attachment(
            String runId,
            @JsonFormat(shape = Shape.STRING) long processInstanceKey,
            String object,
            long bytes,
            String mediaType,
            @Nullable String name,
            Instant storedAt) {

        public static Attachment of(Row row) throws SQLException {
            return new Attachment(
                    row.text("run_id"),
                    row.number("process_instance_key"),
                    row.text("object"),
                    row.number("bytes"),
                    row.text("media_type"),
                    row.textOrNull("name"),
                    row.time("stored_at"));
        }
    }
}

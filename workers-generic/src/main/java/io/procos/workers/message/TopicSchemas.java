package io.procos.workers.message;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.procos.api.TaskError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The JSON Schemas that values for topics must meet: {@code TOPIC.json} in a folder, read again when the file changes. A
 * topic without a file takes any value. Thread-safe.
 */
final class TopicSchemas {
    /** The BPMN error code of a value that its topic's schema refuses. */
    static final String REFUSED = "MESSAGE_SCHEMA_VIOLATED";

    private static final int MOST_PROBLEMS = 5;

    private final @Nullable Path folder;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Compiled> compiled = new ConcurrentHashMap<>();

    private record Compiled(FileTime written, Schema schema) {}

    TopicSchemas(@Nullable Path folder) {
        this.folder = folder;
    }

    /** Refuses a value that the schema of its topic does not allow. */
    void check(String topic, byte[] value) throws TaskError {
        Schema schema = folder == null ? null : schema(folder.resolve(topic + ".json"), topic);
        if (schema == null) {
            return;
        }
        List<String> problems = problems(schema, value);
        if (!problems.isEmpty()) {
            throw new TaskError.Rejection(
                    REFUSED, "value: does not meet the schema of topic " + topic + ": " + String.join("; ", problems));
        }
    }

    private static List<String> problems(Schema schema, byte[] value) {
        try {
            return schema.validate(new String(value, StandardCharsets.UTF_8), InputFormat.JSON).stream()
                    .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                    .limit(MOST_PROBLEMS)
                    .toList();
        } catch (RuntimeException e) {
            // The library wraps what its parser throws.
            return List.of("it is no JSON");
        }
    }

    private @Nullable Schema schema(Path file, String topic) throws TaskError.Permanent {
        try {
            if (!Files.exists(file)) {
                return null;
            }
            FileTime written = Files.getLastModifiedTime(file);
            Compiled known = compiled.get(topic);
            if (known == null || !known.written().equals(written)) {
                known = new Compiled(written, registry.getSchema(Files.readString(file)));
                compiled.put(topic, known);
            }
            return known.schema();
        } catch (IOException | RuntimeException e) {
            throw new TaskError.Permanent("the schema " + file + " cannot be read; correct it: " + e.getMessage(), e);
        }
    }
}

package io.procos.standalone.adapters;

import io.procos.api.TaskOutcome;
import io.procos.api.TaskOutcome.Broken;
import io.procos.api.TaskOutcome.Completed;
import io.procos.api.TaskOutcome.Rejected;
import io.procos.api.TaskOutcome.Retryable;
import io.procos.api.event.CloudEvent;
import io.procos.standalone.home.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.NestedExceptionUtils;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code procos adapters} and {@code procos adapter} start: the command line itself does not load the adapters. Reads
 * one JSON document from stdin and writes its answer to a file, because anybody may write to stdout.
 */
public final class AdapterProgram {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private AdapterProgram() {}

    /**
     * Arguments: the file for the answer, and the data folder. Stdin: empty for the list, else {@code {adapter, variables,
     * headers}}.
     */
    public static void main(String[] arguments) throws IOException {
        Object answer = answer(DataFolder.of(Path.of(arguments[1])), System.in.readAllBytes());
        Files.write(Path.of(arguments[0]), JSON.writeValueAsBytes(answer));
        System.exit(0);
    }

    static Object answer(DataFolder data, byte[] question) {
        try {
            return question.length == 0 ? Map.of("adapters", Catalog.all()) : run(data, question);
        } catch (IllegalArgumentException unknown) {
            return Map.of("unknown", String.valueOf(unknown.getMessage()));
        } catch (IOException | RuntimeException failed) {
            Throwable cause = NestedExceptionUtils.getMostSpecificCause(failed);
            return Map.of("failed", cause.getClass().getSimpleName() + ": " + cause.getMessage());
        }
    }

    private static Map<String, Object> run(DataFolder data, byte[] question) throws IOException {
        ObjectNode asked = JSON.readTree(question).asObject();
        String jobType = Catalog.jobType(asked.path("adapter").asString(""), Catalog.all());
        LoneRun.Result result = new LoneRun(data, jobType)
                .execute(asked.path("variables").toString(), JSON.convertValue(asked.path("headers"), HEADERS));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("adapter", jobType);
        answer.put("outcome", told(result.outcome()));
        answer.put("trace", result.trace().stream().map(AdapterProgram::told).toList());
        return answer;
    }

    private static Map<String, Object> told(TaskOutcome outcome) {
        return switch (outcome) {
            case Completed completed -> Map.of("kind", "completed", "outputs", completed.outputs());
            case Rejected(String code, String reason) -> Map.of("kind", "rejected", "code", code, "reason", reason);
            case Retryable(String reason, var backoff) ->
                Map.of("kind", "retryable", "reason", reason, "backoff", backoff.toString());
            case Broken(String reason) -> Map.of("kind", "broken", "reason", reason);
        };
    }

    private static Map<String, Object> told(CloudEvent event) {
        return Map.of("type", event.type(), "time", event.time().toString(), "data", event.data());
    }
}

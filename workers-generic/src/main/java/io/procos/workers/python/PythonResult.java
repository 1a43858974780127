package io.procos.workers.python;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.procos.api.ErrorCode;
import io.procos.api.TaskError;
import io.procos.workers.sandbox.Ended;
import io.procos.workers.sandbox.Scratch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** Reads what {@code runner.py} left of a script: its result, or what went wrong in which line. */
record PythonResult(Scratch scratch, ObjectMapper json, DataSize largest) {
    static final String RUNNER = runner();

    private static final int LONGEST_ERROR = 4_000;

    @Nullable Object of(Ended ended) throws IOException, TaskError.Rejection {
        Optional<byte[]> error = content("error.json", LONGEST_ERROR);
        if (error.isPresent()) {
            throw raised(error.get());
        }
        if (ended.exitCode() != 0) {
            throw failed("the script ended with exit code " + ended.exitCode() + ended.signal() + "; it said: "
                    + scratch.stderr().lastWords());
        }
        byte[] result = content("result.json", (int) largest.toBytes() + 1)
                .orElseThrow(() -> failed("the script removed its result"));
        if (result.length > largest.toBytes()) {
            throw invalid("is larger than " + largest.toBytes()
                    + " bytes, the most that procos.workers.python.max-result allows; write it to a file in out/");
        }
        try {
            return json.readValue(result, Object.class);
        } catch (JsonProcessingException e) {
            throw invalid("is no JSON");
        }
    }

    /** The script may have written anything under this name as well. */
    private TaskError.Rejection raised(byte[] error) {
        try {
            JsonNode said = json.readTree(error);
            String message = said.path("line").asInt() > 0
                    ? "%s, line %d: %s"
                            .formatted(
                                    said.path("script").asText(),
                                    said.path("line").asInt(),
                                    text(said))
                    : text(said);
            return said.path("result").asBoolean() ? invalid(message) : failed(message);
        } catch (IOException e) {
            return failed("the script failed and overwrote the reason");
        }
    }

    private static String text(JsonNode said) {
        return said.path("type").asText() + ": " + said.path("message").asText();
    }

    private Optional<byte[]> content(String name, int most) throws IOException {
        Path file = scratch.work().resolve(name);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(in.readNBytes(most));
        }
    }

    private static TaskError.Rejection failed(String why) {
        return new TaskError.Rejection(PythonRunAdapter.PYTHON_FAILED, why);
    }

    private static TaskError.Rejection invalid(String why) {
        return new TaskError.Rejection(ErrorCode.INVALID_OUTPUT, "result: " + why);
    }

    private static String runner() {
        try (InputStream in =
                Objects.requireNonNull(PythonResult.class.getResourceAsStream("runner.py"), "runner.py")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

package io.procos.standalone.cli;

import io.procos.standalone.client.ExitStatus;
import io.procos.standalone.client.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The variables a command hands to a process: from a file first, then one by one. */
final class Variables {
    /** An amount of 12.50 stays 12.50. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    @Option(
            names = "--var",
            paramLabel = "NAME=VALUE",
            description = "A variable. The value is JSON if it reads as JSON, else text. May be given many times.")
    List<String> single = new ArrayList<>();

    @Option(names = "--vars-file", paramLabel = "FILE", description = "A JSON object with variables; - reads stdin.")
    @Nullable Path file;

    Map<String, JsonNode> all() {
        Map<String, JsonNode> variables = new LinkedHashMap<>();
        if (file != null) {
            fromFile(file).properties().forEach(entry -> variables.put(entry.getKey(), entry.getValue()));
        }
        variables.putAll(assigned("--var", single));
        return variables;
    }

    /** The values of an option that is given as {@code NAME=VALUE}. */
    static Map<String, JsonNode> assigned(String option, List<String> assignments) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                throw wrong(
                        option + " '" + assignment + "' is not NAME=VALUE", "for example " + option + " amount=12.50");
            }
            values.put(assignment.substring(0, equals), value(assignment.substring(equals + 1)));
        }
        return values;
    }

    private static JsonNode value(String text) {
        try {
            JsonNode value = MAPPER.readTree(text);
            return value.isMissingNode() ? MAPPER.getNodeFactory().stringNode(text) : value;
        } catch (JacksonException notJson) {
            return MAPPER.getNodeFactory().stringNode(text);
        }
    }

    private static ObjectNode fromFile(Path file) {
        try {
            byte[] content = file.toString().equals("-") ? System.in.readAllBytes() : Files.readAllBytes(file);
            if (MAPPER.readTree(content) instanceof ObjectNode object) {
                return object;
            }
            throw wrong("--vars-file " + file + " is not a JSON object", "for example {\"amount\": 12.50}");
        } catch (IOException unreadable) {
            throw wrong("--vars-file " + file + " cannot be read", "check the path");
        } catch (JacksonException broken) {
            int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
            throw wrong("--vars-file " + file + " is broken JSON at line " + line, "for example {\"amount\": 12.50}");
        }
    }

    private static Failure wrong(String message, String wayOut) {
        return new Failure(ExitStatus.USAGE, message, wayOut);
    }
}

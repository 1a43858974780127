package io.procos.standalone.cli;

import io.procos.standalone.client.ControlApi;
import io.procos.standalone.client.ExitStatus;
import io.procos.standalone.client.Failure;
import io.procos.standalone.terminal.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What {@code run} starts: the process of a file that it deploys first, or a process that is there already. */
sealed interface Target {
    Map<String, Object> asRequest();

    record Deployed(String processId) implements Target {
        @Override
        public Map<String, Object> asRequest() {
            return Map.of("processId", processId);
        }
    }

    record Definition(String key) implements Target {
        @Override
        public Map<String, Object> asRequest() {
            return Map.of("definitionKey", key);
        }
    }

    static Target of(String text, @Nullable String process, ControlApi api, Terminal terminal) {
        Path file = Path.of(text);
        if (!Files.exists(file)) {
            return deployedOrRefuse(text);
        }
        JsonNode answer = Deployment.of(List.of(file)).send(api);
        Deployment.warn(answer, terminal);
        return chosen(Deployment.definitions(answer, "process"), process, file);
    }

    private static Target deployedOrRefuse(String text) {
        if (text.endsWith(".bpmn") || text.contains("/")) {
            throw new Failure(ExitStatus.USAGE, "there is no file " + text, "check the path, or give a process id");
        }
        return new Deployed(text);
    }

    private static Target chosen(List<JsonNode> processes, @Nullable String wanted, Path file) {
        List<JsonNode> matching = processes.stream()
                .filter(one -> wanted == null || wanted.equals(one.path("id").asString("")))
                .toList();
        if (matching.size() == 1) {
            return new Definition(matching.getFirst().path("key").asString(""));
        }
        String ids = processes.stream().map(one -> one.path("id").asString("")).collect(Collectors.joining(", "));
        throw new Failure(
                ExitStatus.USAGE,
                processes.isEmpty() ? file + " holds no executable process" : file + " holds several processes: " + ids,
                processes.isEmpty() ? "mark one as executable" : "choose one with --process ID");
    }
}

package io.procos.standalone.cli;

import io.procos.standalone.client.ControlApi;
import io.procos.standalone.client.ExitStatus;
import io.procos.standalone.client.Failure;
import io.procos.standalone.terminal.Style;
import io.procos.standalone.terminal.Table;
import io.procos.standalone.terminal.Terminal;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Models from files, sent to the kernel, and what the kernel says of them. */
record Deployment(List<Path> models) {

    /** Folders stand for the models in them. */
    static Deployment of(List<Path> paths) {
        List<Path> models = new ArrayList<>();
        for (Path path : paths) {
            models.addAll(Files.isDirectory(path) ? modelsIn(path) : List.of(path));
        }
        if (models.isEmpty()) {
            throw usage("no model in " + paths, "models end in .bpmn, .dmn or .form");
        }
        return new Deployment(models);
    }

    JsonNode send(ControlApi api) {
        List<Map<String, String>> resources = models.stream()
                .map(model -> Map.of("name", String.valueOf(model.getFileName()), "content", content(model)))
                .toList();
        return api.post("/v1/deployments", Map.of("resources", resources));
    }

    /** A table of what was deployed, and at once the job types that nobody serves. */
    static void print(JsonNode answer, Terminal terminal) {
        Style style = terminal.style();
        Table table = new Table("FILE", "KIND", "ID", "VERSION", "");
        for (JsonNode file : answer.path("resources")) {
            String changed = file.path("changed").asBoolean(true) ? style.good("new") : style.dim("unchanged");
            for (JsonNode one : file.path("definitions")) {
                table.row(
                        Style.plain(file.path("name").asString("")),
                        one.path("kind").asString(""),
                        style.bold(Style.plain(one.path("id").asString(""))),
                        one.path("version").asString(""),
                        changed);
            }
        }
        table.print(terminal);
        warn(answer, terminal);
    }

    /** What the kernel would mend, and what nobody will do: said at once, not found out by waiting. */
    static void warn(JsonNode answer, Terminal terminal) {
        for (JsonNode file : answer.path("resources")) {
            for (JsonNode warning : file.path("warnings")) {
                terminal.warning(warning.path("file").asString("") + ", element "
                        + warning.path("element").asString("") + ": "
                        + warning.path("reason").asString("") + " → "
                        + warning.path("hint").asString(""));
            }
        }
        warnUnserved(answer, terminal);
    }

    /** The definitions of one kind, such as process. */
    static List<JsonNode> definitions(JsonNode answer, String kind) {
        return StreamSupport.stream(answer.path("resources").spliterator(), false)
                .flatMap(file -> StreamSupport.stream(file.path("definitions").spliterator(), false))
                .filter(definition -> kind.equals(definition.path("kind").asString("")))
                .toList();
    }

    private static void warnUnserved(JsonNode answer, Terminal terminal) {
        List<String> unserved = StreamSupport.stream(
                        answer.path("unservedJobTypes").spliterator(), false)
                .map(type -> type.asString(""))
                .toList();
        if (!unserved.isEmpty()) {
            terminal.warning("nobody serves " + (unserved.size() == 1 ? "job type " : "job types ")
                    + String.join(", ", unserved)
                    + ": such tasks wait until a worker for them connects to the engine; see procos workers");
        }
    }

    private static List<Path> modelsIn(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(bpmn|dmn|form)"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw usage("folder " + folder + " cannot be read", "check its permissions");
        }
    }

    private static String content(Path model) {
        try {
            return Files.readString(model, StandardCharsets.UTF_8);
        } catch (CharacterCodingException notUtf8) {
            throw usage(model + " is not UTF-8 text", "save it as UTF-8");
        } catch (IOException unreadable) {
            throw usage(
                    model + " cannot be read", Files.exists(model) ? "check its permissions" : "there is no such file");
        }
    }

    private static Failure usage(String message, String wayOut) {
        return new Failure(ExitStatus.USAGE, message, wayOut);
    }
}

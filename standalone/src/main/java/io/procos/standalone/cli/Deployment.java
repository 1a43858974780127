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
        Table table = new Table("RESOURCE", "KIND", "ID", "VERSION", "");
        for (JsonNode one : answer.path("deployments")) {
            table.row(
                    Style.plain(one.path("resource").asString("")),
                    one.path("kind").asString(""),
                    style.bold(Style.plain(one.path("id").asString(""))),
                    one.path("version").asString(""),
                    one.path("changed").asBoolean(true) ? style.good("new") : style.dim("unchanged"));
        }
        table.print(terminal);
        warnUnserved(answer, terminal);
    }

    static void warnUnserved(JsonNode answer, Terminal terminal) {
        List<String> unserved = unserved(answer);
        if (!unserved.isEmpty()) {
            terminal.warning("nobody serves " + (unserved.size() == 1 ? "job type " : "job types ")
                    + String.join(", ", unserved) + ": tasks of this type wait until a worker for it connects to the"
                    + " engine (procos workers lists who is there)");
        }
    }

    static List<String> unserved(JsonNode answer) {
        return StreamSupport.stream(answer.path("deployments").spliterator(), false)
                .flatMap(
                        one -> StreamSupport.stream(one.path("unservedJobTypes").spliterator(), false))
                .map(type -> type.asString(""))
                .distinct()
                .toList();
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

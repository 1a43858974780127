package io.procos.standalone.cli;

import io.procos.standalone.client.ControlApi;
import io.procos.standalone.client.ExitStatus;
import io.procos.standalone.client.Failure;
import io.procos.standalone.terminal.Style;
import io.procos.standalone.terminal.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Answers the tasks that the demo puts before a person: in the terminal, or yes to all. */
final class Approver {
    private final ControlApi api;
    private final Terminal terminal;
    private final boolean always;
    private final BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

    Approver(ControlApi api, Terminal terminal, boolean always) {
        this.api = api;
        this.terminal = terminal;
        this.always = always;
    }

    /** The task of this instance, or of what it called, that waits now. */
    Optional<JsonNode> waiting(long instance) {
        JsonNode tasks = api.get("/v1/user-tasks");
        return StreamSupport.stream(tasks.spliterator(), false)
                .filter(task -> task.path("processInstanceKey").asLong() == instance
                        || task.path("processId").asString("").equals("tde-task"))
                .findFirst();
    }

    void answer(JsonNode task, String question) throws IOException {
        boolean approved = always || ask(task, question);
        boolean failure =
                task.path("elementId").asString("").toLowerCase(Locale.ROOT).contains("fail");
        Map<String, Object> variables = failure
                ? Map.of("decision", approved ? "retry" : "giveUp", "comment", "answered in the demo")
                : Map.of("approved", approved, "comment", approved ? "approved in the demo" : "declined in the demo");
        String key = task.path("userTaskKey").asString("");
        api.post("/v1/user-tasks/" + key + "/complete", Map.of("variables", variables));
        if (always) {
            terminal.line("             " + terminal.style().dim("answered by --yes"));
        }
    }

    private boolean ask(JsonNode task, String question) throws IOException {
        Style style = terminal.style();
        while (true) {
            terminal.prompt("             " + style.bold(question) + " [y/n] ");
            String answer = input.readLine();
            if (answer == null) {
                throw new Failure(
                        ExitStatus.FAILED,
                        "nobody answered '" + Labels.of(task.path("elementId").asString("")) + "'",
                        "answer later with procos complete "
                                + task.path("userTaskKey").asString("")
                                + " --var approved=true, or run procos demo --yes");
            }
            switch (answer.strip().toLowerCase(Locale.ROOT)) {
                case "y", "yes" -> {
                    return true;
                }
                case "n", "no" -> {
                    return false;
                }
                default -> terminal.line("             please answer y or n");
            }
        }
    }
}

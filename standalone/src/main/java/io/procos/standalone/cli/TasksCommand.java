package io.procos.standalone.cli;

import io.procos.standalone.client.ExitStatus;
import io.procos.standalone.client.Memory;
import io.procos.standalone.terminal.Durations;
import io.procos.standalone.terminal.Style;
import io.procos.standalone.terminal.Table;
import io.procos.standalone.terminal.Terminal;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** {@code procos tasks}. */
@Command(
        name = "tasks",
        description = "List the tasks that wait for a person.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} --json"})
final class TasksCommand extends DaemonCommand {

    @Override
    int run(Terminal terminal) {
        JsonNode tasks = new Memory(api()).openTasks();
        terminal.json(tasks);
        Table table = new Table("KEY", "WAITING", "PROCESS", "TASK", "INSTANCE", "FOR");
        for (JsonNode task : tasks.path("items")) {
            table.row(
                    terminal.style().bold(task.path("userTaskKey").asString("")),
                    waiting(task),
                    Style.plain(task.path("bpmnProcessId").asString("")),
                    Style.plain(task.path("elementId").asString("")),
                    task.path("processInstanceKey").asString(""),
                    Style.plain(who(task)));
        }
        if (table.isEmpty()) {
            terminal.line("Nobody waits for a person.");
        } else {
            table.print(terminal);
            terminal.line(terminal.style()
                    .dim("Answer one with: " + terminal.around().command() + " complete KEY --var approved=true"));
        }
        return ExitStatus.OK;
    }

    private static String waiting(JsonNode task) {
        String createdAt = task.path("createdAt").asString("");
        return createdAt.isEmpty() ? "" : Durations.text(Duration.between(Instant.parse(createdAt), Instant.now()));
    }

    private static String who(JsonNode task) {
        String assignee = task.path("assignee").asString("");
        return assignee.isEmpty() ? task.path("candidateGroups").toString().replaceAll("[\\[\\]\"]", "") : assignee;
    }
}

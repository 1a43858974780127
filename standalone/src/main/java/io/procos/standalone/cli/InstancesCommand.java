package io.procos.standalone.cli;

import io.procos.standalone.client.ExitStatus;
import io.procos.standalone.client.Memory;
import io.procos.standalone.client.Story.Instance;
import io.procos.standalone.terminal.Durations;
import io.procos.standalone.terminal.Style;
import io.procos.standalone.terminal.Table;
import io.procos.standalone.terminal.Terminal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code procos instances}. */
@Command(
        name = "instances",
        description = "List process instances, newest first.",
        footer = {
            "",
            "Examples:",
            "  ${COMMAND-FULL-NAME} --state incident",
            "  ${COMMAND-FULL-NAME} --process pdo-invoice --limit 100 --json"
        })
final class InstancesCommand extends DaemonCommand {
    enum State {
        ACTIVE,
        INCIDENT,
        COMPLETED,
        TERMINATED
    }

    @Option(names = "--state", paramLabel = "STATE", description = "One of active, incident, completed, terminated.")
    @Nullable State state;

    @Option(names = "--process", paramLabel = "ID", description = "Only this process.")
    @Nullable String process;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many (default: ${DEFAULT-VALUE}).")
    int limit = 20;

    @Override
    int run(Terminal terminal) {
        JsonNode found = new Memory(api()).instances(state == null ? null : state.name(), process, limit);
        terminal.json(found);
        Table table = new Table("KEY", "PROCESS", "VERSION", "STATE", "STARTED", "TOOK");
        Memory.listed(found).forEach(instance -> row(table, instance, terminal.style()));
        if (table.isEmpty()) {
            terminal.line("No instance found. Start one: " + terminal.around().command() + " run my.bpmn --wait");
        } else {
            table.print(terminal);
        }
        return ExitStatus.OK;
    }

    private static void row(Table table, Instance instance, Style style) {
        Instant end = instance.endedAt() == null ? Instant.now() : instance.endedAt();
        table.row(
                style.bold(Long.toString(instance.key())),
                Style.plain(instance.processId()),
                Integer.toString(instance.version()),
                States.painted(instance, style),
                Durations.text(Duration.between(instance.startedAt(), Instant.now())) + " ago",
                Durations.text(Duration.between(instance.startedAt(), end)));
    }
}

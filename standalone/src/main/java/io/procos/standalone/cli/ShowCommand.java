package io.procos.standalone.cli;

import io.procos.standalone.client.ExitStatus;
import io.procos.standalone.client.Memory;
import io.procos.standalone.client.Money;
import io.procos.standalone.client.Story;
import io.procos.standalone.terminal.Durations;
import io.procos.standalone.terminal.Style;
import io.procos.standalone.terminal.Table;
import io.procos.standalone.terminal.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code procos show}. */
@Command(
        name = "show",
        description = {
            "Show an instance: its elements with the runs in them, what policy said, effects, calls of models and tools,",
            "what they cost, variables and incidents; and the same of the instances that it called."
        },
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} 2251799813685249"})
final class ShowCommand extends DaemonCommand {
    private static final int VALUE_WIDTH = 400;

    @Parameters(paramLabel = "KEY", description = "Key of the process instance.")
    long key;

    @Override
    int run(Terminal terminal) {
        Memory memory = new Memory(api());
        JsonNode document = memory.document(key);
        terminal.json(document);
        Story story = memory.read(document);
        head(story.instance(), terminal);
        new StoryTree(story, terminal).print();
        variables(story, terminal);
        cost(story.cost(), terminal);
        incidents(story, terminal);
        return ExitStatus.OK;
    }

    private static void head(Story.Instance instance, Terminal terminal) {
        Style style = terminal.style();
        Instant end = instance.endedAt() == null ? Instant.now() : instance.endedAt();
        terminal.line(style.bold(Style.plain(instance.processId())) + " v" + instance.version() + "  "
                + States.painted(instance, style) + "  "
                + style.dim(Durations.text(Duration.between(instance.startedAt(), end)) + ", started "
                        + instance.startedAt()));
        terminal.line();
    }

    private static void variables(Story story, Terminal terminal) {
        Table table = new Table("VARIABLE", "VALUE");
        story.variables().stream()
                .filter(variable -> variable.scopeKey() == story.instance().key())
                .forEach(variable ->
                        table.row(Style.plain(variable.name()), Style.cut(Style.plain(variable.json()), VALUE_WIDTH)));
        if (!table.isEmpty()) {
            terminal.line();
            table.print(terminal);
        }
    }

    private static void cost(Story.Cost cost, Terminal terminal) {
        if (cost.modelCalls() == 0) {
            return;
        }
        String calls = cost.modelCalls() == 1 ? "1 model call" : cost.modelCalls() + " model calls";
        terminal.line();
        terminal.line(calls + ", " + cost.tokens() + " tokens, " + Money.text(cost.microCents()));
    }

    private static void incidents(Story story, Terminal terminal) {
        List<Story.Incident> all =
                story.withCalled().flatMap(one -> one.incidents().stream()).toList();
        for (Story.Incident incident : all) {
            if (incident.open()) {
                terminal.line();
                terminal.line(terminal.style().bad("✗ incident") + " at "
                        + terminal.style().bold(incident.elementId()) + ", " + incident.errorType());
                terminal.line("  " + Style.plain(incident.message()));
                terminal.line("  mend the cause, then: " + terminal.around().command() + " retry "
                        + story.instance().key());
            }
        }
    }
}

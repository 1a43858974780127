package io.procos.standalone.cli;

import io.procos.standalone.client.ExitStatus;
import io.procos.standalone.terminal.Terminal;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code procos complete}. */
@Command(
        name = "complete",
        description = "Complete a task that waits for a person.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} 2251799813685301 --var approved=true --var comment=fine"})
final class CompleteCommand extends DaemonCommand {
    @Parameters(paramLabel = "KEY", description = "Key of the task, as procos tasks lists it.")
    long key;

    @Mixin
    Variables variables = new Variables();

    @Override
    int run(Terminal terminal) {
        JsonNode answer = api().post("/v1/user-tasks/" + key + "/complete", Map.of("variables", variables.all()));
        terminal.line(terminal.style().good("✓") + " completed " + key);
        terminal.json(answer);
        return ExitStatus.OK;
    }
}

package io.procos.standalone.cli;

import io.procos.standalone.client.ExitStatus;
import io.procos.standalone.terminal.Terminal;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code procos retry}. */
@Command(
        name = "retry",
        description = "Resolve an instance's incidents and give its failed jobs new tries.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} 2251799813685249"})
final class RetryCommand extends DaemonCommand {
    @Parameters(paramLabel = "KEY", description = "Key of the process instance.")
    long key;

    @Override
    int run(Terminal terminal) {
        JsonNode answer = api().post("/v1/instances/" + key + "/retry", Map.of());
        terminal.line(terminal.style().good("✓") + " retried " + key);
        terminal.line(terminal.pasteable("  procos show " + key + "   shows whether it went on"));
        terminal.json(answer);
        return ExitStatus.OK;
    }
}

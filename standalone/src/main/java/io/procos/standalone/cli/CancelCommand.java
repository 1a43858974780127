package io.procos.standalone.cli;

import io.procos.standalone.client.ExitStatus;
import io.procos.standalone.terminal.Terminal;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code procos cancel}. */
@Command(
        name = "cancel",
        description = "Cancel a running instance.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} 2251799813685249"})
final class CancelCommand extends DaemonCommand {
    @Parameters(paramLabel = "KEY", description = "Key of the process instance.")
    long key;

    @Override
    int run(Terminal terminal) {
        api().delete("/v1/instances/" + key);
        terminal.line(terminal.style().good("✓") + " cancelled " + key);
        terminal.json(Map.of("key", key, "cancelled", true));
        return ExitStatus.OK;
    }
}

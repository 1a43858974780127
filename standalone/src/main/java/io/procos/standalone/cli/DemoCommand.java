package io.procos.standalone.cli;

import io.procos.standalone.client.ExitStatus;
import io.procos.standalone.terminal.Terminal;
import picocli.CommandLine.Command;

/** {@code procos demo}. */
@Command(
        name = "demo",
        description = "See ProcOS work.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} --yes"})
final class DemoCommand extends DaemonCommand {

    @Override
    int run(Terminal terminal) throws Exception {
        return ExitStatus.OK;
    }
}

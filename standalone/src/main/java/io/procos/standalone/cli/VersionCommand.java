package io.procos.standalone.cli;

import io.procos.standalone.client.ExitStatus;
import io.procos.standalone.terminal.Terminal;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code procos version}. */
@Command(
        name = "version",
        description = "Show the versions of ProcOS and Java.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} --json"})
final class VersionCommand extends DaemonCommand {

    @Override
    int run(Terminal terminal) {
        String version = current();
        terminal.line("procos " + version + " (Java " + Runtime.version() + ")");
        terminal.json(Map.of("procos", version, "java", Runtime.version().toString()));
        return ExitStatus.OK;
    }

    static String current() {
        return Optional.ofNullable(VersionCommand.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}

package io.procos.standalone.cli;

import io.procos.standalone.client.ExitStatus;
import io.procos.standalone.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code procos deploy}. */
@Command(
        name = "deploy",
        description = "Deploy processes (BPMN), decisions (DMN) and forms; together, or not at all.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} order.bpmn discount.dmn order.form"})
final class DeployCommand extends DaemonCommand {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files, or folders with such files.")
    List<Path> files = List.of();

    @Override
    int run(Terminal terminal) {
        JsonNode answer = Deployment.of(files).send(api());
        terminal.json(answer);
        Deployment.print(answer, terminal);
        return ExitStatus.OK;
    }
}

package io.procos.standalone.cli;

import io.procos.standalone.client.ExitStatus;
import io.procos.standalone.terminal.Terminal;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code procos completion}. */
@Command(
        name = "completion",
        description = "Print a completion script for bash and zsh.",
        footer = {"", "Example:", "  source <(${COMMAND-FULL-NAME})"})
final class CompletionCommand extends DaemonCommand {
    @Spec
    @Nullable CommandSpec spec;

    @Override
    int run(Terminal terminal) {
        CommandLine root = Objects.requireNonNull(spec).root().commandLine();
        root.setCommandName("procos");
        String script = AutoComplete.bash("procos", root);
        terminal.line(script);
        terminal.json(Map.of("script", script));
        return ExitStatus.OK;
    }
}

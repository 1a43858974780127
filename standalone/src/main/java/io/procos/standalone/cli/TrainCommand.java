package io.procos.standalone.cli;

import io.procos.standalone.client.ControlApi;
import io.procos.standalone.client.ExitStatus;
import io.procos.standalone.client.Failure;
import io.procos.standalone.terminal.Table;
import io.procos.standalone.terminal.Terminal;
import java.net.URI;
import java.util.Map;
import picocli.CommandLine.Command;

/** Walks through what every command does, so that the ahead-of-time cache knows the classes. For the script alone. */
@Command(name = "train", hidden = true)
final class TrainCommand extends DaemonCommand {

    @Override
    int run(Terminal terminal) {
        runFile().alive();
        new Table("KEY", "STATE").row("1", terminal.style().good("done")).print(terminal);
        Terminal.ofThisProcess(true).json(Map.of("trained", true));
        try {
            new ControlApi(URI.create("http://127.0.0.1:1"), "none").post("/v1/none", Map.of("a", 1));
        } catch (Failure expected) {
            return ExitStatus.OK;
        }
        return ExitStatus.OK;
    }
}

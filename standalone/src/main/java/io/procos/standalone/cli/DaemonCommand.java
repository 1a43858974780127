package io.procos.standalone.cli;

import io.procos.standalone.client.ControlApi;
import io.procos.standalone.client.ExitStatus;
import io.procos.standalone.client.Failure;
import io.procos.standalone.home.DataFolder;
import io.procos.standalone.home.RunFile;
import io.procos.standalone.home.RunState;
import io.procos.standalone.terminal.Terminal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** What the commands have in common: the options, the terminal, the way to the daemon. */
abstract class DaemonCommand implements Callable<Integer> {
    @Mixin
    final Globals globals = new Globals();

    @Override
    public final Integer call() throws Exception {
        return run(Terminal.ofThisProcess(globals.json));
    }

    /** Does the command and returns its {@link ExitStatus}. */
    abstract int run(Terminal terminal) throws Exception;

    final DataFolder data() {
        return globals.dataFolder();
    }

    final RunFile runFile() {
        return new RunFile(data().runFile());
    }

    /** The running daemon's API. */
    final ControlApi api() {
        RunState daemon = runFile()
                .alive()
                .filter(state -> state.status() == RunState.Status.READY)
                .orElseThrow(() -> new Failure(
                        ExitStatus.NOT_RUNNING,
                        "ProcOS is not running on " + data().root(),
                        "start it with: procos up"));
        return new ControlApi(URI.create("http://127.0.0.1:" + daemon.ports().api()), token());
    }

    private String token() {
        try {
            return Files.readString(data().token()).strip();
        } catch (IOException unreadable) {
            throw new Failure(
                    ExitStatus.FAILED,
                    "the token " + data().token() + " cannot be read",
                    "run as the user who started ProcOS, or restart it: procos down, then procos up");
        }
    }
}

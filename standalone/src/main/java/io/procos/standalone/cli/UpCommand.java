package io.procos.standalone.cli;

import io.procos.standalone.client.ExitStatus;
import io.procos.standalone.home.RunState;
import io.procos.standalone.terminal.Terminal;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code procos up}. */
@Command(
        name = "up",
        description = "Start ProcOS: engine, kernel, memory and workers in one JVM, on loopback.",
        footer = {
            "",
            "Examples:",
            "  ${COMMAND-FULL-NAME}",
            "  ${COMMAND-FULL-NAME} --data /tmp/trial --grpc-port 0 --rest-port 0 --api-port 0",
            "  ${COMMAND-FULL-NAME} --foreground"
        })
final class UpCommand extends DaemonCommand {
    @Mixin
    DaemonOptions options = new DaemonOptions();

    @Option(names = "--foreground", description = "Stay in this terminal and log to it; Ctrl-C stops.")
    boolean foreground;

    @Override
    int run(Terminal terminal) throws Exception {
        return foreground ? inForeground(terminal) : inBackground(terminal);
    }

    private int inBackground(Terminal terminal) throws Exception {
        Launch.Running running = new Launch(data(), options.asProperties(), terminal).ensure();
        UpReport.print(running, data(), terminal);
        terminal.json(Map.of("alreadyRunning", running.before(), "daemon", running.state(), "data", data().root()));
        return ExitStatus.OK;
    }

    private int inForeground(Terminal terminal) throws InterruptedException {
        if (runFile()
                .alive()
                .filter(state -> state.status() == RunState.Status.READY)
                .isPresent()) {
            terminal.line("ProcOS is already running on " + data().root());
            return ExitStatus.OK;
        }
        Process daemon = new DaemonProcess(data(), options.asProperties()).inForeground();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(daemon)));
        return daemon.waitFor() == 0 ? ExitStatus.OK : ExitStatus.FAILED;
    }

    private static void stop(Process daemon) {
        daemon.destroy();
        daemon.onExit().join();
    }
}

package io.procos.standalone.cli;

import io.procos.standalone.client.ExitStatus;
import io.procos.standalone.home.RunState;
import io.procos.standalone.terminal.Progress;
import io.procos.standalone.terminal.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code procos down}. */
@Command(
        name = "down",
        description = "Stop ProcOS: workers finish what they do, the engine keeps everything on disk.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} --data /tmp/trial"})
final class DownCommand extends DaemonCommand {
    private static final Duration GRACE = Duration.ofSeconds(30);

    @Override
    int run(Terminal terminal) throws Exception {
        Optional<RunState> daemon = runFile().alive();
        if (daemon.isEmpty()) {
            runFile().delete();
            terminal.line("ProcOS is not running on " + data().root());
            terminal.json(Map.of("stopped", false, "reason", "not running"));
            return ExitStatus.OK;
        }
        boolean graceful = stop(daemon.get().pid(), terminal);
        runFile().delete();
        terminal.line(
                graceful
                        ? terminal.style().good("✓") + " stopped; everything is kept in " + data().root()
                        : terminal.style().warn("!") + " did not stop within " + GRACE.toSeconds() + " s and was ended"
                                + " hard; the engine's log on disk stays good");
        terminal.json(Map.of("stopped", true, "graceful", graceful));
        return ExitStatus.OK;
    }

    private static boolean stop(long pid, Terminal terminal) throws InterruptedException {
        ProcessHandle process = ProcessHandle.of(pid).orElse(null);
        if (process == null) {
            return true;
        }
        process.destroy();
        if (waitFor(process, GRACE, terminal)) {
            return true;
        }
        process.destroyForcibly();
        waitFor(process, Duration.ofSeconds(5), terminal);
        return false;
    }

    private static boolean waitFor(ProcessHandle process, Duration patience, Terminal terminal)
            throws InterruptedException {
        Instant end = Instant.now().plus(patience);
        try (Progress progress = terminal.progress()) {
            while (process.isAlive() && Instant.now().isBefore(end)) {
                progress.show("stopping: workers finish their jobs");
                Thread.sleep(50);
            }
        }
        return !process.isAlive();
    }
}

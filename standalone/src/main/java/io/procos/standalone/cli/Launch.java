package io.procos.standalone.cli;

import io.procos.standalone.client.ExitStatus;
import io.procos.standalone.client.Failure;
import io.procos.standalone.home.DataFolder;
import io.procos.standalone.home.RunFile;
import io.procos.standalone.home.RunState;
import io.procos.standalone.terminal.Progress;
import io.procos.standalone.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Starts the daemon and waits until it says that it is ready, or why it cannot be. */
record Launch(DataFolder data, List<String> settings, Terminal terminal) {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** The daemon's state and whether it was running before. */
    record Running(RunState state, boolean before, Duration took) {}

    Running ensure() throws IOException, InterruptedException {
        RunFile file = new RunFile(data.runFile());
        Optional<RunState> running = file.alive().filter(state -> state.status() == RunState.Status.READY);
        if (running.isPresent()) {
            return new Running(running.get(), true, Duration.ZERO);
        }
        Instant begin = Instant.now();
        boolean starting = file.alive().isPresent();
        if (!starting) {
            file.delete();
        }
        Process process = starting ? null : new DaemonProcess(data, settings).inBackground();
        RunState ready = awaitReady(file, () -> process == null ? file.alive().isPresent() : process.isAlive());
        return new Running(ready, false, Duration.between(begin, Instant.now()));
    }

    private RunState awaitReady(RunFile file, BooleanSupplier alive) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        try (Progress progress = terminal.progress()) {
            while (Instant.now().isBefore(end)) {
                boolean stillAlive = alive.getAsBoolean();
                RunState state = file.read().orElse(null);
                if (state != null && state.status() == RunState.Status.READY) {
                    return state;
                }
                if (state != null && state.status() == RunState.Status.FAILED) {
                    throw new Failure(ExitStatus.FAILED, state.phase(), state.wayOut());
                }
                if (!stillAlive) {
                    throw died();
                }
                progress.show("starting: " + (state == null ? "Java" : state.phase()));
                Thread.sleep(50);
            }
        }
        throw new Failure(ExitStatus.TIMED_OUT, "not ready after " + PATIENCE.toMinutes() + " minutes", readLog());
    }

    private Failure died() throws IOException {
        String last = Files.exists(data.log())
                ? Files.readAllLines(data.log()).reversed().stream()
                        .filter(line ->
                                line.contains("ERROR") || line.contains("Exception") || line.startsWith("Error"))
                        .findFirst()
                        .orElse("no error in the log")
                : "it wrote no log";
        return new Failure(ExitStatus.FAILED, "the daemon ended while starting: " + last.strip(), readLog());
    }

    private String readLog() {
        return "read " + data.log();
    }
}

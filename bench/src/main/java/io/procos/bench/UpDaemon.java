package io.procos.bench;

import io.procos.standalone.client.ControlApi;
import io.procos.standalone.home.DataFolder;
import io.procos.standalone.home.RunFile;
import io.procos.standalone.home.RunState;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** ProcOS as a user starts and stops it: by the script, on a folder and ports of its own. Not thread-safe. */
final class UpDaemon implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(12);

    private final Path script = Path.of(System.getProperty("procos.home", "."), "procos");
    private final DataFolder data;

    UpDaemon(Path folder) {
        this.data = DataFolder.of(folder);
    }

    /** Builds when the sources changed, which is not what is measured. */
    void warm() throws Exception {
        command("version");
    }

    /** Seconds. */
    double up() throws Exception {
        return command("up", "--data", folder(), "--grpc-port", "0", "--rest-port", "0", "--api-port", "0", "--json");
    }

    double down() throws Exception {
        return command("down", "--data", folder());
    }

    Path models() {
        return data.models();
    }

    ControlApi api() throws IOException {
        int port = alive().orElseThrow().ports().api();
        return new ControlApi(
                URI.create("http://127.0.0.1:" + port),
                Files.readString(data.token()).strip());
    }

    /** Linux only. */
    long residentBytes() throws IOException {
        Path status = Path.of("/proc", Long.toString(alive().orElseThrow().pid()), "status");
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElseThrow(() -> new IOException("no VmRSS in " + status));
    }

    private Optional<RunState> alive() {
        return new RunFile(data.runFile()).alive();
    }

    private String folder() {
        return data.root().toString();
    }

    private double command(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("procos " + arguments[0] + " did not end within " + PATIENCE);
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException("procos " + arguments[0] + " ended with " + process.exitValue());
        }
        return (System.nanoTime() - start) / 1e9;
    }

    @Override
    public void close() {
        alive().flatMap(state -> ProcessHandle.of(state.pid())).ifPresent(ProcessHandle::destroyForcibly);
    }
}

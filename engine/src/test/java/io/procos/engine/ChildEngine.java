package io.procos.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An engine in a JVM of its own, so that it can be killed. */
final class ChildEngine implements AutoCloseable {
    private final Process process;
    private final int grpcPort;

    private ChildEngine(Process process, int grpcPort) {
        this.process = process;
        this.grpcPort = grpcPort;
    }

    static ChildEngine start(Path data) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("--"))
                .forEach(command::add);
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(EngineMain.class.getName(), "--data=" + data, "--grpc-port=0", "--rest-port=0"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new ChildEngine(process, awaitReady(process));
    }

    private static int awaitReady(Process process) throws IOException {
        BufferedReader lines = process.inputReader();
        StringBuilder said = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("READY ")) {
                return Integer.parseInt(line.split(" ", -1)[1]);
            }
            said.append(line).append('\n');
        }
        throw new IllegalStateException("the engine ended: " + said);
    }

    int grpcPort() {
        return grpcPort;
    }

    /** SIGKILL: no hook runs, nothing is flushed. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}

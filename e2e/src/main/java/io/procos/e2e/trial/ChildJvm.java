package io.procos.e2e.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM of its own that a trial starts, measures and kills. Same JDK and class path as the trial. */
public final class ChildJvm implements AutoCloseable {
    private final Process process;
    private final Path log;

    private ChildJvm(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts {@code mainClass}; its output goes to {@code log}, appended. */
    public static ChildJvm start(Path log, List<String> jvmFlags, Class<?> mainClass, String... args)
            throws IOException {
        return startOn(System.getProperty("java.class.path"), log, jvmFlags, mainClass.getName(), args);
    }

    /** The same by another program: {@code before} are the words that come before the JVM's own. */
    public static ChildJvm start(
            Path log, List<String> before, List<String> jvmFlags, Class<?> mainClass, String... args)
            throws IOException {
        return start(before, System.getProperty("java.class.path"), log, jvmFlags, mainClass.getName(), args);
    }

    /** The same on another class path, for a peer that must not share ours. */
    public static ChildJvm startOn(String classPath, Path log, List<String> jvmFlags, String mainClass, String... args)
            throws IOException {
        return start(List.of(), classPath, log, jvmFlags, mainClass, args);
    }

    private static ChildJvm start(
            List<String> before, String classPath, Path log, List<String> jvmFlags, String mainClass, String... args)
            throws IOException {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--add-opens=java.base/sun.nio.ch=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.addAll(jvmFlags);
        command.addAll(List.of("-cp", classPath, mainClass));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        return new ChildJvm(process, log);
    }

    /** Also that of a program before it, if that becomes the JVM. */
    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL: no shutdown hook runs, nothing is flushed. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** SIGTERM, then waits. Returns false when it did not end in time. */
    public boolean terminate(Duration patience) throws InterruptedException {
        process.destroy();
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Returns when it has ended, by itself or by somebody's hand. */
    public void awaitEnd() throws InterruptedException {
        process.waitFor();
    }

    /** Resident memory now, in bytes; Linux only. */
    public long residentBytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
            }
        }
        throw new IOException("no VmRSS for process " + process.pid());
    }

    /** CPU time used so far by all its threads. */
    public Duration cpuTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** The end of its output, for error messages. */
    public String tail() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    }

    @Override
    public void close() throws InterruptedException {
        if (!terminate(Duration.ofSeconds(10))) {
            kill();
        }
    }
}

package io.procos.e2e.fault;

import io.procos.e2e.load.Resources;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** What probes aim at: files that the file system itself would let them have, sockets that answer, and a process. */
final class EscapeTarget implements AutoCloseable {
    private static final String PRECIOUS = "precious";
    private static final FileTime LONG_AGO = FileTime.from(Instant.EPOCH.plusSeconds(1_000_000_000));

    private final Path folder;
    private final Process listener;
    private final String[] ports;
    private final List<String> callers = new CopyOnWriteArrayList<>();
    private final String marker = "procos-escape-" + System.nanoTime();

    EscapeTarget(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        restore();
        listener = new ProcessBuilder(
                        "/usr/bin/python3",
                        "-c",
                        Resources.text("/procos/e2e/escape/listener.py"),
                        folder.resolve("socket").toString(),
                        marker)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader said = listener.inputReader();
        ports = said.readLine().split(" ");
        Thread.startVirtualThread(() -> hear(said));
    }

    private void hear(BufferedReader said) {
        try {
            for (String caller = said.readLine(); caller != null; caller = said.readLine()) {
                callers.add(caller);
            }
        } catch (IOException e) {
            // The listener was ended.
        }
    }

    /** Puts the files back as they were. */
    void restore() throws IOException {
        write("secret", "rw-r--r--");
        write("secret.movable", "rw-rw-rw-");
        write("canary", "rw-rw-rw-");
    }

    private void write(String name, String rights) throws IOException {
        Path file = folder.resolve(name);
        Files.deleteIfExists(file);
        Files.writeString(file, PRECIOUS);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
        Files.setLastModifiedTime(file, LONG_AGO);
    }

    /** What a probe has to know. */
    Map<String, Object> variables(long worker) {
        return Map.of(
                "worker", worker,
                "secret", folder.resolve("secret").toString(),
                "canary", folder.resolve("canary").toString(),
                "tcp", Integer.parseInt(ports[0]),
                "udp", Integer.parseInt(ports[1]),
                "unix", folder.resolve("socket").toString(),
                "abstract", marker,
                "marker", marker);
    }

    /** A process that takes the worker's place where there is none. */
    long standIn() {
        return listener.pid();
    }

    /** Everything that is not as it was; empty when the machine came to no harm. */
    List<String> harm() throws IOException {
        List<String> harm = new ArrayList<>(callers);
        for (String name : List.of("secret", "secret.movable", "canary")) {
            Path file = folder.resolve(name);
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                    || !Files.readString(file).equals(PRECIOUS)
                    || !Files.getLastModifiedTime(file).equals(LONG_AGO)) {
                harm.add(name + " was changed");
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.getFileName().toString().startsWith("canary."))
                    .forEach(file -> harm.add(file + " was made"));
        }
        ProcessHandle.allProcesses()
                .filter(process -> process.pid() != listener.pid())
                .filter(process -> process.info().commandLine().orElse("").contains(marker))
                .forEach(process -> harm.add("process " + process.pid() + " lives on"));
        return harm;
    }

    @Override
    public void close() throws InterruptedException {
        listener.destroyForcibly().waitFor();
    }
}

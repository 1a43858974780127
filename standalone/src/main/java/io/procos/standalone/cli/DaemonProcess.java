package io.procos.standalone.cli;

import io.procos.standalone.client.ExitStatus;
import io.procos.standalone.client.Failure;
import io.procos.standalone.home.DataFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Starts the daemon's JVM: its flags, its class path, where its output goes. */
record DaemonProcess(DataFolder data, List<String> settings) {
    private static final String MAIN = "io.procos.standalone.daemon.Daemon";
    private static final long LOG_LIMIT = 10L * 1024 * 1024;

    /** Runs on after this command has ended. */
    Process inBackground() {
        return start(true);
    }

    /** Writes to this terminal and ends with it. */
    Process inForeground() {
        return start(false);
    }

    private Process start(boolean background) {
        try {
            data.create();
            ProcessBuilder builder = new ProcessBuilder(command(background));
            if (background) {
                builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log()));
                builder.redirectInput(new File("/dev/null"));
            } else {
                builder.inheritIO();
            }
            return builder.start();
        } catch (IOException denied) {
            throw new Failure(
                    ExitStatus.FAILED,
                    "cannot start in " + data.root() + ": " + denied.getMessage(),
                    "choose a folder you may write to: procos up --data DIR");
        }
    }

    private List<String> command(boolean background) {
        List<String> command = new ArrayList<>();
        if (background && Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            // A session of its own: Ctrl-C in this terminal is meant for the command, not for the daemon.
            command.add("/usr/bin/setsid");
        }
        command.addAll(java(data, settings, MAIN));
        return command;
    }

    /** The command that runs a main class with everything on its class path. */
    static List<String> java(DataFolder data, List<String> settings, String main) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags());
        command.add("-cp");
        command.add(classPath());
        command.add("-Dprocos.data.dir=" + data.root());
        command.addAll(settings);
        command.add(main);
        return command;
    }

    /**
     * Measured on two cores: the serial collector and a bounded heap keep the whole of ProcOS far below 1.2 GB, and the quick
     * compiler alone starts it in 11 s instead of 16. On a laptop that counts for more than the last jobs a second.
     */
    private static List<String> flags() {
        List<String> flags = new ArrayList<>(List.of(
                "-Xms64m",
                "-Xmx640m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseCompactObjectHeaders",
                "-Dfile.encoding=UTF-8",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED"));
        Path cache = app().resolve("daemon.aot");
        if (Files.exists(cache)) {
            flags.add("-XX:AOTCache=" + cache);
        }
        return flags;
    }

    /** The folder the build makes; tests and IDEs run on the class path they have. */
    private static String classPath() {
        Path jar = app().resolve("procos-standalone.jar");
        return Files.exists(jar)
                ? jar + File.pathSeparator + app().resolve("lib") + File.separator + "*"
                : System.getProperty("java.class.path");
    }

    private static Path app() {
        return Path.of(System.getProperty("procos.home", "."), "standalone", "target", "app")
                .toAbsolutePath()
                .normalize();
    }

    /** One old log is kept. */
    private File log() throws IOException {
        Path log = data.log();
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
            Files.move(log, log.resolveSibling("procos.1.log"), StandardCopyOption.REPLACE_EXISTING);
        }
        return log.toFile();
    }
}

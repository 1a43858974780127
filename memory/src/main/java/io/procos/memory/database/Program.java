package io.procos.memory.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs one of Postgres' programs to its end. Postgres refuses to run as root; root therefore runs it in a user namespace
 * of its own, where it is nobody.
 */
record Program(Path binaries) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    /** Throws {@link DatabaseUnavailable} with what the program said last, if it does not end well. */
    void run(String name, List<String> arguments) {
        Path said = null;
        try {
            said = Files.createTempFile("procos-" + name, ".out");
            Process process = new ProcessBuilder(command(name, arguments))
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (!ended) process.destroyForcibly();
            if (!ended || process.exitValue() != 0)
                throw failed(name, Files.readString(said).strip());
        } catch (IOException unable) {
            throw new UncheckedIOException("cannot run Postgres' " + name + ": " + unable.getMessage(), unable);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while Postgres' " + name + " ran", stopping);
        } finally {
            delete(said);
        }
    }

    private List<String> command(String name, List<String> arguments) {
        List<String> command = new ArrayList<>(ROOT ? List.of("unshare", "-U") : List.of());
        command.add(binaries.resolve("bin").resolve(name).toString());
        command.addAll(arguments);
        return command;
    }

    private static DatabaseUnavailable failed(String name, String said) {
        String last = said.substring(said.lastIndexOf('\n') + 1);
        boolean noNamespace = said.startsWith("unshare:");
        return new DatabaseUnavailable(
                "Postgres' " + name + " failed: "
                        + (last.isEmpty() ? "no answer in " + PATIENCE.toMinutes() + " min" : last),
                noNamespace
                        ? "start ProcOS as another user than root, or name a Postgres with procos.database.url"
                        : "see postgres.log in the folder of the database, or name another with procos.database.url",
                null);
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) Files.deleteIfExists(file);
        } catch (IOException stays) {
            file.toFile().deleteOnExit();
        }
    }
}

package io.procos.memory.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The process that {@code postmaster.pid} speaks of, if it is there and is the Postgres on this data: a process id is
 * taken again by others, after a restart of the machine at the latest.
 */
final class Postmaster {
    private Postmaster() {}

    static Optional<ProcessHandle> of(Path data) {
        try {
            List<String> lines = Files.readAllLines(file(data));
            return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> serves(process.info(), data));
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException noneOrTorn) {
            return Optional.empty();
        }
    }

    /** Postgres itself does not start while any process has the id in this file. */
    static void forgetStranger(Path data) throws IOException {
        if (of(data).isEmpty()) Files.deleteIfExists(file(data));
    }

    private static Path file(Path data) {
        return data.resolve("postmaster.pid");
    }

    /** Where the system does not tell a process' arguments, its name must do. */
    private static boolean serves(ProcessHandle.Info process, Path data) {
        boolean postgres = process.command()
                .map(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
                .orElse(true);
        boolean ours = process.arguments()
                .map(arguments -> Arrays.asList(arguments).contains(data.toString()))
                .orElse(true);
        return postgres && ours;
    }
}

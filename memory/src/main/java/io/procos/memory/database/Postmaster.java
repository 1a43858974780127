package io.procos.memory.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The process that {@code postmaster.pid} speaks of, if it is there and is a Postgres. */
final class Postmaster {
    /** A process id is taken again by others, after a restart of the machine at the latest. */
    private static final Duration CLOCK_SLACK = Duration.ofSeconds(60);

    private Postmaster() {}

    static Optional<ProcessHandle> of(Path data) {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            Instant began = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
            return ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(process -> isPostgres(process, began));
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException noneOrTorn) {
            return Optional.empty();
        }
    }

    private static boolean isPostgres(ProcessHandle process, Instant began) {
        return process.isAlive()
                && process.info()
                        .command()
                        .map(Path::of)
                        .map(Postmaster::isNamedPostgres)
                        .orElse(true)
                && process.info()
                        .startInstant()
                        .map(start -> Duration.between(start, began).abs().compareTo(CLOCK_SLACK) < 0)
                        .orElse(true);
    }

    private static boolean isNamedPostgres(Path command) {
        return command.getFileName().toString().startsWith("postgres");
    }
}

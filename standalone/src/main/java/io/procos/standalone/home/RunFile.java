package io.procos.standalone.home;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The file {@code run.json}: written by the daemon, read by commands. After a kill -9 it is stale, and seen as such. */
public record RunFile(Path path) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** A process id is taken again by others; ours is the one that began when the file says, give or take. */
    private static final Duration CLOCK_SLACK = Duration.ofSeconds(15);

    public void write(RunState state) throws IOException {
        Path draft = path.resolveSibling(path.getFileName() + ".tmp");
        Files.write(draft, MAPPER.writeValueAsBytes(state));
        try {
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException plain) {
            Files.move(draft, path, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    public void delete() throws IOException {
        Files.deleteIfExists(path);
    }

    /** What the file says, whether or not anybody is still there. */
    public Optional<RunState> read() {
        try {
            return Optional.of(MAPPER.readValue(Files.readAllBytes(path), RunState.class));
        } catch (IOException | JacksonException absentOrTorn) {
            return Optional.empty();
        }
    }

    /** The daemon that runs now. */
    public Optional<RunState> alive() {
        return read().filter(state -> isAlive(state.pid(), state.startedAt()));
    }

    private static boolean isAlive(long pid, Instant startedAt) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .startInstant()
                        .map(begin -> Duration.between(begin, startedAt).abs().compareTo(CLOCK_SLACK) < 0)
                        .orElse(true))
                .isPresent();
    }
}

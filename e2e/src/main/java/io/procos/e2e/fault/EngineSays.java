package io.procos.e2e.fault;

import io.procos.e2e.load.EngineProcess;
import io.procos.e2e.load.EngineProcess.Address;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the engines on one data folder have said since a moment. */
record EngineSays(Path log, long from) {

    /** Listens from now on. */
    static EngineSays on(Path data) throws IOException {
        Path log = EngineProcess.log(data);
        return new EngineSays(log, Files.exists(log) ? Files.size(log) : 0);
    }

    /**
     * Starts an engine that should refuse.
     *
     * @return its words; empty when it started all the same
     */
    static Optional<EngineSays> whenRefusing(Path data, String... options) throws Exception {
        EngineSays words = on(data);
        try (EngineProcess started = EngineProcess.durable(data, Address.free(), options)) {
            return started.jvm().isAlive() ? Optional.empty() : Optional.of(words);
        } catch (IllegalStateException ended) {
            return Optional.of(words);
        }
    }

    /** True when one single line holds all these words: a reader must not have to put them together. */
    boolean inOneLine(String... words) throws IOException {
        return lines().stream().anyMatch(line -> Arrays.stream(words).allMatch(line::contains));
    }

    private List<String> lines() throws IOException {
        byte[] all = Files.readAllBytes(log);
        return new String(all, (int) from, all.length - (int) from, StandardCharsets.UTF_8)
                .lines()
                .toList();
    }
}

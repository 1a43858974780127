package io.procos.e2e.worker;

import io.procos.tde.TaskContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** One line for each effect, appended before the adapter returns; outlives a kill. Thread-safe. */
public final class EffectFile {
    private final Path file;

    public EffectFile(Path file) {
        this.file = file;
    }

    /** An effect as it was written down. */
    public record Effect(long jobKey, String runId) {}

    synchronized void add(TaskContext context) {
        append(file, context.jobKey() + " " + context.runId() + "\n");
    }

    /** Every whole line; the last one may have been cut by a kill. */
    public List<Effect> read() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        return Files.readString(file)
                .lines()
                .map(line -> line.split(" "))
                .filter(parts -> parts.length == 2)
                .map(parts -> new Effect(Long.parseLong(parts[0]), parts[1]))
                .toList();
    }

    static void append(Path file, String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.procos.engine.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Where the log ended when it was last closed in good order. A torn tail and a last record that has rotted look the
 * same; the mark tells them apart, because nothing at or below it can be an unfinished write.
 */
record EndMark(Path folder) {
    private static final String FILE = "end";

    /** @throws LogCorrupted when the log ends before the mark */
    void check(long end) throws IOException {
        long marked = position();
        if (end < marked) {
            throw new LogCorrupted(
                    "The log in %s ends at position %d, but had reached %d when it was closed: its end is damaged or missing. Restore the data folder from a copy, or move it away to start empty"
                            .formatted(folder, end, marked));
        }
    }

    /** 0 when the log was never closed in good order. */
    long position() throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return 0;
        }
        String text = Files.readString(file).strip();
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }

    void write(long end) throws IOException {
        Path fresh = folder.resolve(FILE + ".new");
        Files.writeString(fresh, Long.toString(end));
        Files.move(fresh, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}

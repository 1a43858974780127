package io.procos.memory.retention;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Statements that lie beside the schema, in {@code db}. */
final class SqlFile {
    private SqlFile() {}

    static String read(String name) {
        try (InputStream file = SqlFile.class.getResourceAsStream("/db/" + name + ".sql")) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

package io.procos.workers.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a command wrote to one of its outputs. */
public record Said(Path file) {

    /** The first bytes of it as text; bytes that are no UTF-8 become replacement characters. */
    public String beginning(int bytes) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(bytes), StandardCharsets.UTF_8);
        }
    }

    /** The end of it as one line for a message. */
    public String lastWords() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(Math.max(0, size() - 500));
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip().replaceAll("\\s*\\R\\s*", " | ");
        }
    }

    public long size() throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }
}

package io.procos.bpmn;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The library as it lies in the jar: models by their path below {@code procos/}. */
final class Library {
    private static final Path SOURCES = Path.of("src/main/resources/procos");

    private Library() {}

    static List<String> models(String suffix) {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .map(file -> SOURCES.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static InputStream open(String model) {
        String resource = "/procos/" + model;
        return Objects.requireNonNull(Library.class.getResourceAsStream(resource), resource);
    }

    static byte[] bytes(String model) {
        try (InputStream content = open(model)) {
            return content.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

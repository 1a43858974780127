package io.procos.e2e.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * OpenTelemetry's javaagent, 25 MB, if somebody fetched it: {@code ./mvnw -N dependency:copy
 * -Dartifact=io.opentelemetry.javaagent:opentelemetry-javaagent:2.33.1 -DoutputDirectory=e2e/target/agent}.
 */
final class OtelAgent {
    private static final Path FOLDER = Path.of("e2e", "target", "agent");

    private OtelAgent() {}

    /** Empty when it was not fetched. */
    static Optional<Path> jar() throws IOException {
        for (Path folder : new Path[] {FOLDER, Path.of("target", "agent")}) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    return files.map(Path::toAbsolutePath)
                            .filter(file -> file.toString().endsWith(".jar"))
                            .findFirst();
                }
            }
        }
        return Optional.empty();
    }
}

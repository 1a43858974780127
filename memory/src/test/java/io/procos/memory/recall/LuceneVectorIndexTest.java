package io.procos.memory.recall;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuceneVectorIndexTest extends VectorIndexContract {
    @TempDir
    Path folder;

    @Override
    VectorIndex open(String model, int dimension) {
        return LuceneVectorIndex.open(folder, model, dimension);
    }

    @Test
    void takesTheWideVectorsOfModels() {
        try (VectorIndex wide = LuceneVectorIndex.open(folder.resolve("wide"), "model", 3072)) {
            float[] vector = new float[3072];
            vector[5] = 1;

            wide.add(List.of(entry(1, vector)));

            assertThat(wide.search(vector, 1, VectorFilter.NONE)).hasSize(1);
        }
    }

    @Test
    void hasAllThatWasAddedWhenItsProcessIsKilled() throws Exception {
        Path own = folder.resolve("killed");
        Process writer = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Endless.class.getName(),
                        own.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long acknowledged = 0;
        try (var said = new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
            while (acknowledged < 40) acknowledged = Long.parseLong(said.readLine());
        } finally {
            writer.destroyForcibly().waitFor();
        }

        try (VectorIndex index = LuceneVectorIndex.open(own, "model", DIMENSION)) {
            assertThat(index.count()).isGreaterThanOrEqualTo(acknowledged);
        }
    }

    /** Adds and says how many there are, until it is killed. */
    static final class Endless {
        public static void main(String[] arguments) {
            VectorIndex index = LuceneVectorIndex.open(Path.of(arguments[0]), "model", DIMENSION);
            for (long id = 0; ; id += 2) {
                float[] vector = new float[DIMENSION];
                vector[(int) (id % DIMENSION)] = 1;
                index.add(List.of(entry(id, vector), entry(id + 1, vector)));
                System.out.println(id + 2);
            }
        }
    }

    @Test
    void beginsAnewWhenItsFilesAreDamaged() throws IOException {
        index.add(List.of(entry(1, vector())));
        index.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) Files.write(file, new byte[] {1, 2, 3});
        }

        index = open("model-a", DIMENSION);

        assertThat(index.count()).isZero();
        index.add(List.of(entry(1, vector())));
        assertThat(index.count()).isEqualTo(1);
    }
}

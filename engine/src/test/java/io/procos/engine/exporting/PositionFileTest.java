package io.procos.engine.exporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.procos.engine.exporting.PositionFile.Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PositionFileTest {
    @TempDir
    Path folder;

    @Test
    void findsPositionAndMetadataAgain() throws Exception {
        PositionFile file = new PositionFile(folder.resolve("x.position"));
        file.write(new Entry(1, new byte[] {9}));
        file.write(new Entry(42, new byte[] {1, 2, 3}));

        assertThat(file.read()).hasValueSatisfying(entry -> {
            assertThat(entry.position()).isEqualTo(42);
            assertThat(entry.metadata()).containsExactly(1, 2, 3);
        });
    }

    @Test
    void doesNotBelieveADamagedFile() throws Exception {
        PositionFile file = new PositionFile(folder.resolve("x.position"));
        file.write(new Entry(42, new byte[0]));
        byte[] bytes = Files.readAllBytes(file.path());
        bytes[7] ^= 1;
        Files.write(file.path(), bytes);

        assertThat(file.read()).isEmpty();
    }

    @Test
    void startsWhereTheLogBeginsWhenThePositionIsBeyondItsEnd() throws Exception {
        PositionFile file = new PositionFile(folder.resolve("x.position"));
        file.write(new Entry(42, new byte[0]));

        assertThat(Progress.load(file, 7, 41).position()).isEqualTo(6);
        assertThat(Progress.load(file, 7, 42).position()).isEqualTo(42);
    }
}

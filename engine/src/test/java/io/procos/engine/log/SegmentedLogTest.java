package io.procos.engine.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentedLogTest {
    @TempDir
    Path folder;

    @Test
    void readsBackWhatWasAppendedOverSegmentsAndRestarts() throws Exception {
        try (SegmentedLog log = open()) {
            Batches.append(log, 1, 100);
        }

        try (SegmentedLog log = open()) {
            Batches.append(log, 101, 50);

            assertThat(segments()).hasSizeGreaterThan(3);
            assertThat(log.durablePosition()).isEqualTo(150);
            assertThat(Batches.readFrom(log, 1))
                    .hasSize(150)
                    .startsWith(Batches.text(1))
                    .endsWith(Batches.text(150));
            assertThat(Batches.readFrom(log, 77)).hasSize(74).startsWith(Batches.text(77));
        }
    }

    @Test
    void cutsATornTailOffAndGoesOn() throws Exception {
        try (SegmentedLog log = open()) {
            Batches.append(log, 1, 10);
        }
        forgetTheGoodEnd();
        truncate(newestSegment(), 100);

        try (SegmentedLog log = open()) {
            assertThat(log.durablePosition()).isEqualTo(9);
            Batches.append(log, 10, 1);
            assertThat(Batches.readFrom(log, 9)).containsExactly(Batches.text(9), Batches.text(10));
        }
    }

    @Test
    void cutsGarbageOffTheEnd() throws Exception {
        try (SegmentedLog log = open()) {
            Batches.append(log, 1, 3);
        }
        forgetTheGoodEnd();
        Files.write(newestSegment(), new byte[777], StandardOpenOption.APPEND);

        try (SegmentedLog log = open()) {
            assertThat(log.durablePosition()).isEqualTo(3);
        }
    }

    @Test
    void refusesAFlippedByteBelowLaterRecords() throws Exception {
        try (SegmentedLog log = open()) {
            for (int position = 1; position <= 10; position++) {
                Batches.append(log, position, 1);
            }
        }
        flip(newestSegment(), 600);

        assertThatThrownBy(this::open)
                .isInstanceOf(LogCorrupted.class)
                .hasMessageContaining(newestSegment().toString())
                .hasMessageContaining("acknowledged records came after it");
    }

    @Test
    void refusesAFlippedByteInAnOlderSegment() throws Exception {
        try (SegmentedLog log = open()) {
            Batches.append(log, 1, 100);
        }
        flip(segments().getFirst(), Files.size(segments().getFirst()) - 1);

        assertThatThrownBy(this::open).isInstanceOf(LogCorrupted.class).hasMessageContaining("is damaged");
    }

    @Test
    void refusesAFlippedByteInTheLastRecordOfALogClosedInGoodOrder() throws Exception {
        try (SegmentedLog log = open()) {
            Batches.append(log, 1, 3);
        }
        flip(newestSegment(), Files.size(newestSegment()) - 1);

        assertThatThrownBy(this::open)
                .isInstanceOf(LogCorrupted.class)
                .hasMessageContaining("is damaged after position 2");
    }

    @Test
    void refusesAMissingSegment() throws Exception {
        try (SegmentedLog log = open()) {
            Batches.append(log, 1, 100);
        }
        Files.delete(segments().get(1));

        assertThatThrownBy(this::open).isInstanceOf(LogCorrupted.class).hasMessageContaining("a file is missing");
    }

    @Test
    void keepsWhatIsNotBelowThePositionDeleted() throws Exception {
        try (SegmentedLog log = open()) {
            Batches.append(log, 1, 100);

            int deleted = log.deleteBelow(60);

            assertThat(deleted).isPositive();
            assertThat(log.firstPosition()).isGreaterThan(1).isLessThanOrEqualTo(60);
            assertThat(Batches.readFrom(log, 60)).startsWith(Batches.text(60)).hasSize(41);
        }
    }

    @Test
    void readsOldBlocksFromDiskAfterTheyLeftTheMemory() throws Exception {
        try (SegmentedLog log = SegmentedLog.open(new LogSettings(folder, 4 << 20, FsyncPolicy.NEVER))) {
            int count = 50_000;
            Batches.append(log, 1, count);

            assertThat(Batches.readFrom(log, 1))
                    .hasSize(count)
                    .element(count - 1)
                    .isEqualTo(Batches.text(count));
        }
    }

    @Test
    void refusesAppendsOnceClosed() throws Exception {
        SegmentedLog log = open();
        log.close();

        assertThatThrownBy(() -> Batches.append(log, 1, 1)).isInstanceOf(LogUnavailable.class);
    }

    private SegmentedLog open() throws IOException {
        return SegmentedLog.open(new LogSettings(folder, 4096, FsyncPolicy.GROUP));
    }

    /** As after kill -9: the log was not closed. */
    private void forgetTheGoodEnd() throws IOException {
        Files.delete(folder.resolve("end"));
    }

    private List<Path> segments() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList();
        }
    }

    private Path newestSegment() throws IOException {
        return segments().getLast();
    }

    private static void truncate(Path file, int bytes) throws IOException {
        try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - bytes);
        }
    }

    private static void flip(Path file, long at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[(int) at] ^= 1;
        Files.write(file, bytes);
    }
}

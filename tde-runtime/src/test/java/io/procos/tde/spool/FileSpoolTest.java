package io.procos.tde.spool;

import static io.procos.tde.spool.Notes.note;
import static io.procos.tde.spool.Notes.notes;
import static io.procos.tde.spool.Notes.small;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.procos.api.event.CloudEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class FileSpoolTest {

    @TempDir
    Path folder;

    @Test
    void keepsEventsInOrder() throws IOException {
        try (FileSpool spool = FileSpool.open(small(folder))) {
            notes(10).forEach(spool::append);

            assertThat(spool.reader().take(100)).isEqualTo(notes(10));
        }
    }

    @Test
    void remembersWhatIsNotShippedOverARestart() throws IOException {
        try (FileSpool spool = FileSpool.open(small(folder))) {
            notes(10).forEach(spool::append);
            SpoolReader reader = spool.reader();
            reader.take(4);
            reader.acknowledge();
        }

        try (FileSpool again = FileSpool.open(small(folder))) {
            again.append(note("later"));

            assertThat(again.waitingEvents()).isEqualTo(7);
            assertThat(ids(again.reader().take(100))).containsExactly("e4", "e5", "e6", "e7", "e8", "e9", "later");
        }
    }

    @Test
    void keepsEveryEventOfManyThreads() throws IOException {
        try (FileSpool spool = FileSpool.open(folder, DataSize.ofMegabytes(8))) {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                notes(5_000).forEach(event -> threads.execute(() -> spool.append(event)));
            }

            assertThat(ids(all(spool.reader()))).containsExactlyInAnyOrderElementsOf(ids(notes(5_000)));
        }
    }

    @Test
    void deletesFilesThatAreShipped() throws IOException {
        try (FileSpool spool = FileSpool.open(small(folder))) {
            SpoolReader reader = spool.reader();

            for (int round = 0; round < 20; round++) {
                notes(100).forEach(spool::append);
                assertThat(all(reader)).hasSize(100);
            }

            assertThat(spool.waitingBytes()).isZero();
            assertThat(spooledBytes()).isLessThanOrEqualTo(64 * 1024);
        }
    }

    @Test
    void refusesWhenItIsFullAndTakesAgainWhenItIsNot() throws IOException {
        try (FileSpool spool = FileSpool.open(small(folder))) {
            assertThatExceptionOfType(SpoolFull.class)
                    .isThrownBy(() -> notes(1_000).forEach(spool::append))
                    .withMessageContaining("the event spool is full")
                    .withMessageContaining("procos.spool.capacity");
            long kept = spool.waitingEvents();

            assertThat(all(spool.reader())).hasSize((int) kept);

            await().ignoreExceptions().untilAsserted(() -> spool.append(note("again")));
        }
    }

    @Test
    void saysThatTheDiskIsFull() throws IOException {
        try (FileSpool spool = FileSpool.open(small(folder))) {
            spool.append(note("first"));
            await().until(() -> segments().size() == 2);
            Path inTheWay = Files.createDirectories(folder.resolve("0000000000000003.spool.new/full"));

            assertThatExceptionOfType(SpoolFull.class)
                    .isThrownBy(() -> notes(1_000).forEach(spool::append))
                    .withMessageContaining("the event spool cannot grow: " + folder);

            Files.delete(inTheWay);
            await().ignoreExceptions().untilAsserted(() -> spool.append(note("again")));
        }
    }

    @Test
    void refusesAnEventLargerThanAFile() throws IOException {
        try (FileSpool spool = FileSpool.open(small(folder))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> spool.append(note("big", "x".repeat(20_000))))
                    .withMessageContaining("event big (io.procos.task.noted.v1) has 20")
                    .withMessageContaining("procos.spool.segment");
        }
    }

    @Test
    void refusesAFolderThatIsInUse() throws IOException {
        try (FileSpool spool = FileSpool.open(small(folder))) {
            spool.append(note("mine"));

            assertThatIOException()
                    .isThrownBy(() -> FileSpool.open(small(folder)))
                    .withMessageContaining("in use by another process");
        }
    }

    @Test
    void refusesACapacityOfLessThanTwoFiles() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Notes.settings(folder, DataSize.ofKilobytes(16), DataSize.ofKilobytes(16)))
                .withMessageContaining("procos.spool.capacity must be at least twice procos.spool.segment");
    }

    private static List<CloudEvent> all(SpoolReader reader) throws IOException {
        List<CloudEvent> all = new ArrayList<>();
        for (var batch = reader.take(50); !batch.isEmpty(); batch = reader.take(50)) {
            all.addAll(batch);
            reader.acknowledge();
        }
        reader.acknowledge();
        return all;
    }

    private static List<String> ids(List<CloudEvent> events) {
        return events.stream().map(CloudEvent::id).toList();
    }

    private long spooledBytes() throws IOException {
        long bytes = 0;
        for (Path segment : segments()) bytes += Files.size(segment);
        return bytes;
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".spool")).toList();
        }
    }
}

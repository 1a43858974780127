package io.procos.engine.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.zeebe.logstreams.storage.LogStorage.AppendListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurabilityOrderTest {
    @TempDir
    Path folder;

    @Test
    void tellsNobodyBeforeTheBytesAreInTheFile() throws Exception {
        try (SegmentedLog log = SegmentedLog.open(new LogSettings(folder))) {
            List<String> heard = new CopyOnWriteArrayList<>();
            log.addCommitListener(() -> heard.add("commit " + log.durablePosition() + " " + isInFile("record 1 ")));
            AppendListener listener = new AppendListener() {
                @Override
                public void onCommit(long index, long highest) {
                    heard.add("append " + highest + " " + isInFile("record 1 "));
                }
            };

            log.append(1, 1, new Batches.Text(Batches.text(1)), listener);
            Batches.awaitDurable(log, 1);

            assertThat(heard).containsExactly("append 1 true", "commit 1 true");
        }
    }

    @Test
    void runsWaitersInTheOrderOfTheirPositions() throws Exception {
        try (SegmentedLog log = SegmentedLog.open(new LogSettings(folder))) {
            List<Integer> ran = new CopyOnWriteArrayList<>();
            log.whenDurable(2, () -> ran.add(2));
            log.whenDurable(1, () -> ran.add(1));
            assertThat(ran).isEmpty();

            Batches.append(log, 1, 2);

            await().untilAsserted(() -> assertThat(ran).containsExactly(1, 2));
        }
    }

    private boolean isInFile(String text) {
        try (var files = Files.list(folder)) {
            return files.anyMatch(file -> contains(file, text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.procos.engine.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.procos.engine.SmallDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {
    @TempDir
    Path folder;

    @Test
    void acknowledgesNothingOnAFullDiskAndGoesOnWhenThereIsRoom() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 2);
                SegmentedLog log = SegmentedLog.open(new LogSettings(disk.path().resolve("log")))) {
            Batches.append(log, 1, 10);
            Path filler = disk.fillBut(4096);

            Batches.appendWithoutWaiting(log, 11, 100);
            await().atMost(Duration.ofSeconds(5)).until(() -> log.health().state() == LogHealth.State.FULL);

            assertThat(log.health().reason())
                    .contains(disk.path().toString())
                    .contains("bytes free")
                    .contains("Free some space");
            assertThat(log.durablePosition()).isLessThan(110);
            assertThat(log.appendedPosition()).isEqualTo(110);

            Files.delete(filler);
            Batches.awaitDurable(log, 110);

            assertThat(log.health().state()).isEqualTo(LogHealth.State.OK);
            assertThat(Batches.readFrom(log, 1)).hasSize(110).endsWith(Batches.text(110));
        }
    }

    @Test
    void opensAgainWithEverythingAcknowledgedAfterACrashOnAFullDisk() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 2)) {
            LogSettings settings = new LogSettings(disk.path().resolve("log"));
            Path filler;
            long acknowledged;
            try (SegmentedLog log = SegmentedLog.open(settings)) {
                Batches.append(log, 1, 10);
                filler = disk.fillBut(4096);
                Batches.appendWithoutWaiting(log, 11, 100);
                await().until(() -> log.health().state() == LogHealth.State.FULL);
                acknowledged = log.durablePosition();
            }
            Files.delete(filler);

            try (SegmentedLog log = SegmentedLog.open(settings)) {
                assertThat(log.durablePosition()).isGreaterThanOrEqualTo(acknowledged);
                assertThat(Batches.readFrom(log, 1)).contains(Batches.text(acknowledged));
            }
        }
    }
}

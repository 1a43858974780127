package io.procos.engine;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.procos.engine.gateway.GatewaySettings;
import io.procos.engine.partition.BusDriver;
import io.procos.engine.partition.CommandBus.Refused;
import io.procos.engine.partition.StorageSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFullTest {
    private static final long ENOUGH = 1L << 40;

    @TempDir
    Path folder;

    @Test
    void stopsWhenRoomRunsLowAndGoesOnWhenThereIsMore() throws Exception {
        AtomicLong free = new AtomicLong(ENOUGH);
        StorageSettings storage = StorageSettings.DEFAULT.withDisk(1_000_000, path -> free.get());
        try (EmbeddedEngine engine = start(folder, storage)) {
            BusDriver driver = new BusDriver(engine.commands());
            driver.deploy(Models.TASK);
            driver.create("task");

            free.set(999_999);
            await().atMost(ofSeconds(5)).until(() -> !engine.health().healthy());

            assertThat(engine.health().partitions().getFirst().reason())
                    .contains("Only 999999 bytes are free")
                    .contains(folder.toString())
                    .contains("Free some space");
            assertThat(driver.createLater("task"))
                    .failsWithin(ofSeconds(5))
                    .withThrowableOfType(ExecutionException.class)
                    .havingCause()
                    .asInstanceOf(InstanceOfAssertFactories.type(Refused.class))
                    .returns(Refused.Cause.DISK_FULL, Refused::refusal);

            free.set(ENOUGH);
            await().atMost(ofSeconds(5)).until(() -> engine.health().healthy());
            driver.create("task");
            assertThat(driver.instancesWithJobs("task")).hasSize(2);
        }
    }

    @Test
    void losesNothingWhenTheDiskIsReallyFull() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 48);
                EmbeddedEngine engine = start(disk.path(), StorageSettings.DEFAULT.withDisk(0, path -> ENOUGH))) {
            BusDriver driver = new BusDriver(engine.commands());
            driver.deploy(Models.TASK);
            driver.create("task");

            Path filler = disk.fillBut(0);
            var unanswered = driver.createLater("task");
            await().atMost(ofSeconds(5)).until(() -> !engine.health().healthy());
            assertThat(unanswered).isNotDone();
            assertThat(engine.health().partitions().getFirst().reason()).contains("No room on the disk");

            Files.delete(filler);
            assertThat(unanswered.get(10, TimeUnit.SECONDS)).isNotNull();
            assertThat(driver.instancesWithJobs("task")).hasSize(2);
        }
    }

    private static EmbeddedEngine start(Path data, StorageSettings storage) {
        return EmbeddedEngine.start(EngineSettings.in(data)
                .gateway(GatewaySettings.DEFAULT.withPorts(0, 0))
                .storage(storage)
                .build());
    }
}

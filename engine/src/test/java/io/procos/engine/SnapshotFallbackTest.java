package io.procos.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.procos.engine.gateway.GatewaySettings;
import io.procos.engine.partition.BusDriver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotFallbackTest {
    @TempDir
    Path data;

    @Test
    void losesNothingWhenAByteOfTheNewestSnapshotFlipped() throws Exception {
        runOnce(driver -> driver.deploy(Models.TASK));
        runOnce(driver -> driver.create("task"));
        assertThat(snapshots()).hasSize(2);
        flipAByteOf(snapshots().getLast());

        runOnce(driver -> assertThat(driver.activate("task", 10)).hasSize(1));

        assertThat(data.resolve("partition-1/snapshots"))
                .isDirectoryContaining(f -> f.getFileName().toString().startsWith("damaged-"));
    }

    private interface Action {
        void run(BusDriver driver) throws Exception;
    }

    private void runOnce(Action action) throws Exception {
        EngineSettings settings = EngineSettings.in(data)
                .gateway(GatewaySettings.DEFAULT.withPorts(0, 0))
                .build();
        try (EmbeddedEngine engine = EmbeddedEngine.start(settings)) {
            action.run(new BusDriver(engine.commands()));
        }
    }

    private List<Path> snapshots() throws IOException {
        try (var all = Files.list(data.resolve("partition-1/snapshots"))) {
            return all.sorted().toList();
        }
    }

    private static void flipAByteOf(Path snapshot) throws IOException {
        try (var files = Files.list(snapshot)) {
            Path table =
                    files.filter(f -> f.toString().endsWith(".sst")).findFirst().orElseThrow();
            byte[] bytes = Files.readAllBytes(table);
            bytes[bytes.length / 2] ^= 1;
            Files.delete(table);
            Files.write(table, bytes);
        }
    }
}

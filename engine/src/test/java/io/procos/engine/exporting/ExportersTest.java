package io.procos.engine.exporting;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.procos.engine.EmbeddedEngine;
import io.procos.engine.EngineSettings;
import io.procos.engine.Models;
import io.procos.engine.gateway.GatewaySettings;
import io.procos.engine.partition.BusDriver;
import io.procos.engine.partition.PartitionHealth;
import io.procos.engine.partition.StorageSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportersTest {
    @TempDir
    Path data;

    private final RecordingExporter exporter = new RecordingExporter();

    @Test
    void exportsEveryWantedRecordOnceOverACleanRestart() throws Exception {
        try (EmbeddedEngine engine = start()) {
            new BusDriver(engine.commands()).deploy(Models.TASK);
            awaitNoLag(engine);
        }
        assertThat(exporter.count("CREATED")).isEqualTo(1);

        try (EmbeddedEngine engine = start()) {
            new BusDriver(engine.commands()).create("task");
            awaitNoLag(engine);
        }

        assertThat(exporter.positions()).doesNotHaveDuplicates().isSorted();
        assertThat(exporter.metadataAtOpen()).isEqualTo("seen 1");
    }

    @Test
    void offersARecordUntilItIsTaken() throws Exception {
        exporter.refuseNext(3);
        try (EmbeddedEngine engine = start()) {
            new BusDriver(engine.commands()).deploy(Models.TASK);
            awaitNoLag(engine);

            assertThat(exporter.refused()).isEqualTo(3);
            assertThat(exporter.positions()).doesNotHaveDuplicates().isSorted();
            assertThat(health(engine).exporters().getFirst().trouble()).isEmpty();
        }
    }

    @Test
    void keepsTheLogForAnExporterThatLagsBehind() throws Exception {
        exporter.neverConfirm();
        for (int restart = 0; restart < 3; restart++) {
            try (EmbeddedEngine engine = start()) {
                new BusDriver(engine.commands()).deploy(Models.TASK);
                await().atMost(ofSeconds(10)).until(() -> !exporter.positions().isEmpty());
            }
        }

        try (EmbeddedEngine engine = start()) {
            assertThat(health(engine).firstPosition())
                    .isLessThanOrEqualTo(exporter.positions().getFirst());
        }
    }

    @Test
    void givesTheLogBackOnceTwoSnapshotsAndTheExporterArePastIt() throws Exception {
        for (int restart = 0; restart < 4; restart++) {
            try (EmbeddedEngine engine = start()) {
                BusDriver driver = new BusDriver(engine.commands());
                driver.deploy(Models.TASK);
                driver.create("task");
                awaitNoLag(engine);
            }
        }

        try (EmbeddedEngine engine = start()) {
            assertThat(health(engine).firstPosition()).isGreaterThan(1);
            assertThat(new BusDriver(engine.commands()).instancesWithJobs("task"))
                    .hasSize(4);
        }
    }

    private EmbeddedEngine start() {
        return EmbeddedEngine.start(EngineSettings.in(data)
                .gateway(GatewaySettings.DEFAULT.withPorts(0, 0))
                .storage(StorageSettings.DEFAULT.withSegmentBytes(4096).withSnapshots(ofMinutes(5), 1 << 30))
                .exporters(new ExporterSpec("recording", () -> exporter))
                .build());
    }

    private static void awaitNoLag(EmbeddedEngine engine) {
        await().atMost(ofSeconds(10))
                .until(() -> health(engine).exporters().getFirst().lag() == 0);
    }

    private static PartitionHealth health(EmbeddedEngine engine) {
        return engine.health().partitions().getFirst();
    }
}

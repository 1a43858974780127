package io.procos.engine;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.camunda.zeebe.engine.processing.streamprocessor.JobStreamer;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.protocol.impl.record.value.clock.ClockRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.ClockIntent;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.procos.engine.gateway.GatewaySettings;
import io.procos.engine.partition.BusDriver;
import io.procos.engine.partition.PartitionHealth;
import io.procos.engine.partition.Partitions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedEngineTest {
    @TempDir
    Path data;

    @Test
    void runsProcessesOnSeveralPartitions() throws Exception {
        try (EmbeddedEngine engine =
                EmbeddedEngine.start(settings().partitions(3).build())) {
            BusDriver driver = new BusDriver(engine.commands());
            driver.deploy(Models.TASK);

            driver.create("task");

            assertThat(driver.activate("task", 10)).hasSize(1);
            assertThat(engine.health().healthy()).isTrue();
            assertThat(engine.health().partitions()).hasSize(3).allMatch(PartitionHealth::healthy);
        }
    }

    @Test
    void keepsInstancesTimersAndMessagesOverARestart() throws Exception {
        try (EmbeddedEngine engine = EmbeddedEngine.start(settings().build())) {
            BusDriver driver = new BusDriver(engine.commands());
            for (BpmnModelInstance model : List.of(Models.TASK, Models.TIMER, Models.MESSAGE)) {
                driver.deploy(model);
            }
            for (String process : List.of("task", "timer", "message")) {
                driver.create(process);
            }
        }

        try (EmbeddedEngine engine = EmbeddedEngine.start(settings().build())) {
            BusDriver driver = new BusDriver(engine.commands());
            driver.publish("go", "key");

            for (String jobType : List.of("task", "message", "timer")) {
                await().atMost(ofSeconds(10)).until(() -> driver.activate(jobType, 10), jobs -> jobs.size() == 1);
            }
        }
    }

    @Test
    void readsADeployedProcessFromTheState() throws Exception {
        try (Partitions partitions = new Partitions(
                settings().build().forPartitions(),
                64 << 20,
                JobStreamer.noop(),
                List.of(),
                new CompositeMeterRegistry())) {
            partitions.start();
            long key = new BusDriver(partitions).deploy(Models.TASK);

            assertThat(partitions.process(key)).hasValueSatisfying(process -> {
                assertThat(process.processId()).isEqualTo("task");
                assertThat(process.version()).isEqualTo(1);
                assertThat(process.xml()).contains("<serviceTask id=\"work\"");
            });
            assertThat(partitions.process(key + 1)).isEmpty();
        }
    }

    @Test
    void takesAnotherTimeAndFiresWhatIsDueThen() throws Exception {
        try (EmbeddedEngine engine = EmbeddedEngine.start(settings().build())) {
            BusDriver driver = new BusDriver(engine.commands());
            driver.deploy(Models.YEAR);
            driver.create("year");

            ClockRecord inTwoYears = new ClockRecord()
                    .pinAt(System.currentTimeMillis() + ofDays(730).toMillis());
            driver.await(1, ValueType.CLOCK, ClockIntent.PIN, -1, inTwoYears);

            await().atMost(ofSeconds(10)).until(() -> driver.activate("year", 10), jobs -> jobs.size() == 1);
        }
    }

    @Test
    void refusesProfilesForProduction() {
        assertThatThrownBy(() ->
                        EmbeddedEngine.start(settings().profile("eu, prod").build()))
                .isInstanceOf(EngineRefused.class)
                .hasMessageContaining("'prod'")
                .hasMessageContaining("Camunda 8 cluster");
    }

    @Test
    void refusesAnotherNumberOfPartitions() {
        EmbeddedEngine.start(settings().build()).close();

        assertThatThrownBy(() -> EmbeddedEngine.start(settings().partitions(2).build()))
                .isInstanceOf(EngineRefused.class)
                .hasMessageContaining("has 1 partition")
                .hasMessageContaining("Ask for 1");
    }

    @Test
    void refusesAFolderThatAnotherEngineUses() {
        try (EmbeddedEngine first = EmbeddedEngine.start(settings().build())) {
            assertThat(first.health().healthy()).isTrue();

            assertThatThrownBy(() -> EmbeddedEngine.start(settings().build()))
                    .isInstanceOf(EngineRefused.class)
                    .hasMessageContaining("Another engine uses " + data);
        }
    }

    private EngineSettings.Builder settings() {
        return EngineSettings.in(data).gateway(GatewaySettings.DEFAULT.withPorts(0, 0));
    }
}

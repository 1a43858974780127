package io.procos.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.procos.engine.gateway.GatewaySettings;
import io.procos.engine.partition.BusDriver;
import io.procos.engine.partition.PartitionHealth;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedEngineTest {
    private static final BpmnModelInstance ONE_TASK = Bpmn.createExecutableProcess("one-task")
            .startEvent()
            .serviceTask("task", t -> t.zeebeJobType("work"))
            .endEvent()
            .done();

    @TempDir
    Path data;

    @Test
    void runsProcessesOnSeveralPartitions() throws Exception {
        try (EmbeddedEngine engine =
                EmbeddedEngine.start(settings().partitions(3).build())) {
            BusDriver driver = new BusDriver(engine.commands());
            driver.deploy(ONE_TASK);

            driver.create("one-task");

            assertThat(driver.activate("work", 10)).hasSize(1);
            assertThat(engine.health().healthy()).isTrue();
            assertThat(engine.health().partitions()).hasSize(3).allMatch(PartitionHealth::healthy);
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

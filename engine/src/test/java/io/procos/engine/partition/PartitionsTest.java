package io.procos.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.engine.processing.streamprocessor.JobStreamer;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartitionsTest {
    private static final BpmnModelInstance ONE_TASK = Bpmn.createExecutableProcess("one-task")
            .startEvent()
            .serviceTask("task", t -> t.zeebeJobType("work"))
            .endEvent()
            .done();

    @TempDir
    Path data;

    @Test
    void runsAProcessToItsEnd() throws Exception {
        try (Partitions partitions = start(1)) {
            BusDriver driver = new BusDriver(partitions);
            driver.deploy(ONE_TASK);

            var result = driver.createWithResult("one-task");
            List<Long> jobs = driver.activate("work", 10);
            driver.complete(jobs.getFirst());

            assertThat(result.get(10, TimeUnit.SECONDS)).isInstanceOf(CommandBus.Reply.Accepted.class);
        }
    }

    @Test
    void keepsInstancesOverARestart() throws Exception {
        try (Partitions partitions = start(1)) {
            BusDriver driver = new BusDriver(partitions);
            driver.deploy(ONE_TASK);
            driver.create("one-task");
        }

        try (Partitions partitions = start(1)) {
            assertThat(new BusDriver(partitions).activate("work", 10)).hasSize(1);
        }
    }

    private Partitions start(int count) throws Exception {
        List<PartitionSettings> settings = IntStream.rangeClosed(1, count)
                .mapToObj(id -> new PartitionSettings(
                        id,
                        count,
                        data.resolve("partition-" + id),
                        StorageSettings.DEFAULT,
                        1000,
                        Duration.ofSeconds(20)))
                .toList();
        Partitions partitions =
                new Partitions(settings, 64 << 20, JobStreamer.noop(), List.of(), new CompositeMeterRegistry());
        partitions.start();
        return partitions;
    }
}

package io.procos.tde.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.procos.tde.testkit.TestEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoisonJobTest {
    @TempDir
    private Path folder;

    @Test
    void becomesAnIncidentAfterThreeDeathsWhileOthersGoOn() throws Exception {
        try (TestEngine engine = new TestEngine()) {
            engine.deploy("poison", "procos.test.poison.v1", Map.of());
            engine.deploy("good", "procos.test.good.v1", Map.of());
            engine.start("poison", Map.of());

            for (int death = 1; death <= 3; death++) {
                Process worker = startWorker(engine);
                assertThat(worker.waitFor(60, TimeUnit.SECONDS)).isTrue();
                assertThat(worker.exitValue()).isEqualTo(137);
            }
            Process worker = startWorker(engine);
            try {
                await().atMost(Duration.ofSeconds(40))
                        .until(() -> !engine.incidents().isEmpty());
                assertThat(engine.incidents().getFirst()).contains("worker died 3 times");
                completeGoodInstance(engine);
                assertThat(worker.isAlive()).isTrue();
            } finally {
                worker.destroyForcibly().waitFor();
            }
        }
    }

    private static void completeGoodInstance(TestEngine engine) {
        engine.client()
                .newCreateInstanceCommand()
                .bpmnProcessId("good")
                .latestVersion()
                .withResult()
                .requestTimeout(Duration.ofSeconds(20))
                .send()
                .join();
    }

    private Process startWorker(TestEngine engine) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PoisonWorker.class.getName(),
                        engine.grpcAddress().toString(),
                        engine.restAddress().toString(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}

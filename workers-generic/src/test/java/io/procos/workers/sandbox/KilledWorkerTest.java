package io.procos.workers.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KilledWorkerTest {

    @ParameterizedTest
    @EnumSource(names = {"STANDARD", "STRICT"})
    void takesItsCommandsWithIt(SandboxLevel level) throws Exception {
        String seconds = Long.toString(200_000 + System.nanoTime() % 100_000);
        Process worker = worker(level, seconds);
        Path run = Path.of(worker.inputReader().readLine());
        await().atMost(Duration.ofSeconds(20)).until(() -> sleepers(seconds) == 2);

        worker.destroyForcibly().waitFor();

        await().atMost(Duration.ofSeconds(20)).until(() -> sleepers(seconds) == 0);
        Removal.of(run);
        assertThat(run).doesNotExist();
    }

    private static Process worker(SandboxLevel level, String seconds) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SleepingWorker.class.getName(),
                        level.name(),
                        seconds)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static long sleepers(String seconds) {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(line -> line.endsWith("sleep " + seconds) && !line.contains("-c"))
                .count();
    }
}

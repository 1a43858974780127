package io.procos.workers.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.procos.tde.objects.FileObjectStore;
import io.procos.workers.sandbox.Confined.CommandInput;
import io.procos.workers.sandbox.SandboxProbe.Works;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** A kernel with an older Landlock, by asking this one for no more than that. */
class OlderKernelTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void confinesWithWhatThereIs(int version) throws Exception {
        assertThat(said(version, "cat /etc/passwd; echo x > /tmp/procos-out; truncate -s 0 $0; echo x > in && cat in"))
                .startsWith("0 x")
                .contains("/etc/passwd: Permission denied", "/tmp/procos-out: Permission denied");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void refusesSignalsAndStillEndsWhatIsLeft(int version) throws Exception {
        String sleep = "sleep " + (300_000 + System.nanoTime() % 100_000);

        assertThat(said(version, "setsid " + sleep + " & " + sleep + " & kill -9 $PPID; exit 0"))
                .contains("Operation not permitted");
        assertThat(ProcessHandle.allProcesses()
                        .map(process -> process.info().commandLine().orElse("")))
                .noneMatch(line -> line.contains(sleep));
    }

    private String said(int version, String script) throws Exception {
        SandboxSettings settings = SandboxAccess.settings(SandboxLevel.STANDARD, Path.of("/tmp"));
        Works now = (Works) SandboxProbe.of(settings);
        Landlock older = new Landlock(Math.min(version, now.landlock().version()));
        Sandbox sandbox = new Sandbox(
                settings,
                new FileObjectStore(folder, DataSize.ofMegabytes(1)),
                new Works(older, now.architecture(), null, "not asked for"));
        try (Scratch scratch = sandbox.scratch()) {
            Confined confined = new Confined(
                    List.of("/bin/sh", "-c", script),
                    Map.of(),
                    new CommandInput.Text(""),
                    List.of(),
                    Duration.ofSeconds(20),
                    null);
            Ended ended = sandbox.run(scratch, confined);
            return ended.exitCode() + " " + scratch.stdout().beginning(200)
                    + scratch.stderr().lastWords();
        }
    }
}

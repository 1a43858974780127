package io.procos.workers.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.procos.api.TaskError;
import io.procos.tde.objects.FileObjectStore;
import io.procos.workers.sandbox.Confined.CommandInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.unit.DataSize;

/** Real commands, with bubblewrap (where it is installed) and without. */
@ParameterizedClass
@EnumSource(names = {"STANDARD", "STRICT"})
class SandboxTest {
    @Parameter
    private SandboxLevel level;

    @TempDir
    private Path folder;

    private Sandbox sandbox;

    @BeforeEach
    void open() throws Exception {
        // Users of runs pass through to their own folder.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        sandbox = new Sandbox(
                SandboxAccess.settings(level, folder.resolve("runs")),
                new FileObjectStore(folder.resolve("objects"), DataSize.ofMegabytes(10)));
        Files.setPosixFilePermissions(folder.resolve("runs"), PosixFilePermissions.fromString("rwx--x--x"));
    }

    @Test
    void givesOutputAndExitCode() throws Exception {
        assertThat(shell("cat; echo oops >&2; exit 3", "hello")).isEqualTo("3 hello oops");
    }

    @Test
    void handsOverNothingOfTheWorkersEnvironment() throws Exception {
        assertThat(shell("env | cut -d= -f1 | sort | tr '\\n' ' '", "")).isEqualTo("0 HOME LANG PATH PWD TMPDIR ");
    }

    @Test
    void keepsSecretsOfTheMachineUnread() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "s3cr3t");

        assertThat(shell("cat /etc/passwd " + secret + " 2>/dev/null; ls /proc /root 2>/dev/null", ""))
                .doesNotContain("root", "s3cr3t")
                .startsWith("2 ");
    }

    @Test
    void hasNoNetwork() throws Exception {
        assertThat(shell("python3 -c 'import socket; socket.socket()'", "")).contains("Permission denied");
    }

    @Test
    void endsWhatTheCommandLeftRunning() throws Exception {
        String sleep = "sleep " + (100_000 + System.nanoTime() % 100_000);
        shell("setsid " + sleep + " & " + sleep + " & exit 0", "");

        assertThat(ProcessHandle.allProcesses()
                        .map(process -> process.info().commandLine().orElse("")))
                .noneMatch(line -> line.contains(sleep));
    }

    @Test
    void endsCommandThatTakesTooLong() {
        assertThatThrownBy(() -> run(sandbox.scratch(), "sleep 60", "", Duration.ofMillis(400)))
                .isInstanceOfSatisfying(
                        TaskError.Rejection.class,
                        error -> assertThat(error.code()).isEqualTo("TIMED_OUT"));
    }

    @Test
    void boundsProcesses() throws Exception {
        assertThat(shell("for i in $(seq 40); do sleep 5 & done; echo all", "")).contains("Cannot fork");
    }

    @Test
    void boundsMemoryOfOneProcess() throws Exception {
        assertThat(shell("python3 -c 'bytearray(400_000_000)'", "")).contains("MemoryError");
    }

    @Test
    void boundsMemoryOfAllTogether() {
        assertBreach(
                "for i in 1 2 3; do python3 -c 'b = b\"x\" * 60_000_000; import time; time.sleep(9)' & done; wait");
    }

    @Test
    void boundsTheFolder() {
        assertBreach("for i in $(seq 9); do head -c 2000000 /dev/zero > $i; done");
    }

    @Test
    void countsFilesThatAreDeletedButOpen() {
        assertBreach("for i in 3 4 5; do eval \"exec $i>f; rm f; head -c 5000000 /dev/zero >&$i\"; done; sleep 9");
    }

    @Test
    void boundsTheNumberOfFiles() {
        assertBreach("for i in $(seq 300); do : > $i; done");
    }

    @Test
    void boundsOutput() {
        assertBreach("head -c 2000000 /dev/zero");
    }

    @Test
    void saysWhyACommandDidNotStart() throws Exception {
        try (Scratch scratch = sandbox.scratch()) {
            Confined missing = new Confined(
                    List.of("/usr/bin/no-such-program"),
                    Map.of(),
                    new CommandInput.Text(""),
                    List.of(),
                    Duration.ofSeconds(9),
                    null);

            assertThatThrownBy(() -> sandbox.run(scratch, missing))
                    .isInstanceOf(TaskError.Permanent.class)
                    .hasMessageContaining("/usr/bin/no-such-program could not be started")
                    .hasMessageContaining("No such file");
        }
    }

    @Test
    void removesWhateverTheCommandMade() {
        assertBreach("mkdir closed; echo x > closed/x; ln -s / root; mkfifo pipe; mkdir -m 0 locked;"
                + " for i in $(seq 60); do mkdir dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd"
                + " && cd d*d; done");

        assertThat(folder.resolve("runs")).isEmptyDirectory();
    }

    private void assertBreach(String script) {
        assertThatThrownBy(() -> run(sandbox.scratch(), script, "", Duration.ofSeconds(20)))
                .isInstanceOfSatisfying(
                        TaskError.Rejection.class,
                        error -> assertThat(error.code()).isEqualTo("SANDBOX_VIOLATION"))
                .hasMessageContaining("procos.workers.sandbox.");
    }

    private String shell(String script, String input) throws Exception {
        return run(sandbox.scratch(), script, input, Duration.ofSeconds(20));
    }

    private String run(Scratch opened, String script, String input, Duration time) throws Exception {
        try (Scratch scratch = opened) {
            Confined confined = new Confined(
                    List.of("/bin/sh", "-c", script), Map.of(), new CommandInput.Text(input), List.of(), time, null);
            Ended ended = sandbox.run(scratch, confined);
            return ended.exitCode() + " " + scratch.stdout().beginning(1_000)
                    + (scratch.stderr().size() > 0 ? " " + scratch.stderr().lastWords() : "");
        }
    }
}

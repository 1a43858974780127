package io.procos.standalone.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFileTest {
    private static final ProcessHandle SELF = ProcessHandle.current();

    @TempDir
    Path folder;

    @Test
    void findsTheRunningDaemon() throws Exception {
        RunFile file = new RunFile(folder.resolve("run.json"));
        RunState state = state(SELF.pid(), SELF.info().startInstant().orElseThrow());

        file.write(state);

        assertThat(file.alive()).contains(state);
    }

    @Test
    void seesThatADeadDaemonsFileIsStale() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        RunFile file = new RunFile(folder.resolve("run.json"));

        file.write(state(dead.pid(), Instant.now()));

        assertThat(file.alive()).isEmpty();
        assertThat(file.read()).isPresent();
    }

    @Test
    void isNotFooledByAProcessIdThatSomebodyElseHasNow() throws Exception {
        RunFile file = new RunFile(folder.resolve("run.json"));

        file.write(state(SELF.pid(), Instant.now().minusSeconds(86_400)));

        assertThat(file.alive()).isEmpty();
    }

    @Test
    void takesATornFileForNone() throws Exception {
        Path path = Files.writeString(folder.resolve("run.json"), "{\"pid\":");

        assertThat(new RunFile(path).read()).isEmpty();
    }

    private static RunState state(long pid, Instant startedAt) {
        return new RunState(pid, startedAt, RunState.Status.READY, "ready", "", new RunState.Ports(1, 2, 3, 4), "1");
    }
}

package io.procos.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.procos.standalone.client.ExitStatus;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    @TempDir
    Path data;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up",
                "demo",
                "deploy",
                "run",
                "instances",
                "show",
                "stats",
                "recall",
                "cancel",
                "retry",
                "effects",
                "effect",
                "tasks",
                "complete",
                "publish",
                "workers",
                "adapters",
                "adapter",
                "doctor",
                "down",
                "completion",
                "version"
            })
    void explainsEachCommand(String command) {
        assertThat(Procos.execute(command, "--help")).isZero();
    }

    @Test
    void tellsWrongUsageFromARefusal() {
        assertThat(Procos.execute("instnces")).isEqualTo(ExitStatus.USAGE);
        assertThat(Procos.execute("show", "not-a-key")).isEqualTo(ExitStatus.USAGE);
        assertThat(Procos.execute("recall")).isEqualTo(ExitStatus.USAGE);
        assertThat(Procos.execute("recall", "timeout", "--kind", "lies")).isEqualTo(ExitStatus.USAGE);
        assertThat(Procos.execute("run", "no-such.bpmn", "--wait", "--timeout", "soon"))
                .isEqualTo(ExitStatus.USAGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "instances",
                "tasks",
                "workers",
                "show 1",
                "stats",
                "stats order",
                "recall timeout",
                "cancel 1",
                "publish order"
            })
    void saysThatNothingRuns(String line) {
        String[] arguments = (line + " --json --data " + data).split(" ");

        assertThat(Procos.execute(arguments)).isEqualTo(ExitStatus.NOT_RUNNING);
    }

    @Test
    void stopsNothingWithoutComplaint() {
        assertThat(Procos.execute("down", "--data", data.toString())).isZero();
    }
}

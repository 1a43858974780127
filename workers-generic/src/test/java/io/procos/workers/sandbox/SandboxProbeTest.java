package io.procos.workers.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.procos.api.TaskError;
import io.procos.api.redaction.Redaction;
import io.procos.tde.inbound.Inbound;
import io.procos.tde.objects.FileObjectStore;
import io.procos.tde.objects.ObjectStore;
import io.procos.workers.GenericWorkers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.unit.DataSize;

@ExtendWith(OutputCaptureExtension.class)
class SandboxProbeTest {
    @TempDir
    private Path folder;

    @Test
    void knowsWhatThisMachineOffers() {
        var works =
                (SandboxProbe.Works) SandboxProbe.of(SandboxAccess.settings(SandboxLevel.STANDARD, Path.of("/tmp")));

        assertThat(works.landlock().version()).isPositive();
    }

    @Test
    void failsWhereTheUserOfARunCannotPass() throws Exception {
        assumeTrue(new RunUsers().many(), "runs have a user of their own only under root");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));

        var fails = (SandboxProbe.Fails) SandboxProbe.of(SandboxAccess.settings(SandboxLevel.STANDARD, folder));

        assertThat(fails.why()).contains("Permission denied", folder.toString());
    }

    @Test
    void servesNoCommandsWhereNothingConfinesThemAndSaysWhy(CapturedOutput output) {
        new ApplicationContextRunner()
                .withUserConfiguration(GenericWorkers.class)
                .withBean(Inbound.class, () -> message -> {})
                .withBean(Redaction.class, () -> Redaction.SECRETS)
                .withBean(ObjectStore.class, () -> new FileObjectStore(folder, DataSize.ofMegabytes(1)))
                .withPropertyValues(
                        "procos.workers.shell.commands.echo=/bin/echo",
                        "procos.workers.sandbox.python=" + folder.resolve("python3"))
                .run(context ->
                        assertThat(context.containsBean("shellExecAdapter")).isFalse());

        assertThat(output)
                .contains("procos.shell.exec.v1 is not served")
                .contains("there is no " + folder.resolve("python3"));
    }

    @Test
    void takesTheStrongerLevel() throws Exception {
        assertThat(SandboxLevel.STANDARD.atLeast("isolated")).isEqualTo(SandboxLevel.ISOLATED);
        assertThat(SandboxLevel.STRICT.atLeast("standard")).isEqualTo(SandboxLevel.STRICT);
        assertThatThrownBy(() -> SandboxLevel.STRICT.atLeast("soft"))
                .isInstanceOf(TaskError.Permanent.class)
                .hasMessageContaining("soft");
    }
}

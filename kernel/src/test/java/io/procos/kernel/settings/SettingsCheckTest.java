package io.procos.kernel.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.procos.kernel.TestKernel;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class SettingsCheckTest {
    @TempDir
    Path dir;

    @Test
    void reportsAllWrongSettingsAtOnceWithoutStackTrace(CapturedOutput output) {
        InvalidSettings failure = catchThrowableOfType(
                InvalidSettings.class,
                () -> TestKernel.run(
                                dir,
                                "--procos.kernel.engine.timeout=soon",
                                "--procos.kernel.model.max-depth=7",
                                "--procos.kernel.model.max-elements=3",
                                "--procos.kernel.api.token=hush-hush",
                                "--procos.kernel.watch.folder=models",
                                "--procos.kernel.supervise.recover-per-minute=0")
                        .close());

        assertThat(failure.getExitCode()).isEqualTo(78);
        assertThat(failure)
                .hasMessageContaining("5 wrong settings")
                .hasMessageContaining("procos.kernel.engine.timeout = 'soon'")
                .hasMessageContaining("30s or 2m")
                .hasMessageContaining("procos.kernel.model.max-depth = '7'")
                .hasMessageContaining("must be between 10 and 1000")
                .hasMessageContaining("procos.kernel.model.max-elements = '3'")
                .hasMessageContaining("procos.kernel.supervise.recover-per-minute = '0'")
                .hasMessageContaining("did you mean procos.kernel.watch.folders?");
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .doesNotContain("hush-hush")
                .doesNotContain("\tat ");
    }

    @Test
    void masksSecretsByTheirKey() {
        assertThat(Secrets.mask("procos.kernel.api.token", "s3cret")).isEqualTo("******");
        assertThat(Secrets.mask("procos.kernel.api.token-file", "a/b")).isEqualTo("a/b");
    }
}

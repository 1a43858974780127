package io.procos.kernel.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.procos.kernel.TestEngine;
import io.procos.kernel.TestKernel;
import io.procos.kernel.TestModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class KernelBootTest {
    @TempDir
    Path dir;

    @Test
    void deploysCalleesFirstStartsBootProcessAndSaysReady(CapturedOutput output) throws IOException {
        Path models = Files.createDirectories(dir.resolve("models"));
        Files.writeString(models.resolve("a-caller.bpmn"), TestModels.calling("boot-caller", "boot-callee"));
        Files.writeString(models.resolve("b-callee.bpmn"), TestModels.empty("boot-callee"));
        Files.writeString(models.resolve("broken.bpmn"), "<definitions");

        try (TestKernel kernel = boot(models, "--procos.kernel.boot.boot-process=boot-caller")) {
            assertThat(kernel.send(kernel.plainRequest("/actuator/health/readiness"))
                            .text("status"))
                    .isEqualTo("UP");
            var status = kernel.get("/v1/status").body();
            assertThat(status.path("phase").asString()).isEqualTo("READY");
            assertThat(status.path("refusedAtBoot").get(0).path("file").asString())
                    .isEqualTo("models/broken.bpmn");
            assertThat(output)
                    .contains("ProcOS is ready after")
                    .contains("models/broken.bpmn")
                    .doesNotContain("not deployed");
        }
        try (TestKernel again = boot(models)) {
            assertThat(again.get("/v1/status").text("phase")).isEqualTo("READY");
            assertThat(output).contains("3 models: 0 deployed, 1 refused");
        }
    }

    @Test
    void deploysEverythingAgainWhenTheEngineWasWiped(CapturedOutput output) throws Exception {
        Path models = Files.createDirectories(dir.resolve("models"));
        Files.writeString(models.resolve("one.bpmn"), TestModels.empty("wiped"));
        boot(models).close();
        var fresh = TestEngine.started();

        String address = "--camunda.client.grpc-address=http://"
                + fresh.getGatewayAddress().replace("0.0.0.0", "127.0.0.1");
        try (TestKernel kernel = boot(models, address)) {
            assertThat(output).contains("The engine is new to this kernel").doesNotContain("1 models: 0 deployed");
            assertThat(kernel.post("/v1/instances", Map.of("processId", "wiped"))
                            .status())
                    .isEqualTo(201);
        } finally {
            fresh.stop();
        }
    }

    @Test
    void givesUpOnAnAbsentEngineWithItsAddressAndTheWayOut(CapturedOutput output) {
        Throwable failure = catchThrowable(() -> TestKernel.run(
                        dir,
                        "--camunda.client.grpc-address=http://127.0.0.1:9",
                        "--procos.kernel.engine.timeout=1s",
                        "--procos.kernel.engine.retry-from=50ms")
                .close());

        assertThat(failure).isInstanceOf(ExitCodeGenerator.class);
        assertThat(((ExitCodeGenerator) failure).getExitCode()).isEqualTo(69);
        assertThat(output)
                .contains("http://127.0.0.1:9 was not ready within 1 s")
                .contains("camunda.client.grpc-address")
                .contains("Waiting for the engine")
                .doesNotContain("\tat io.procos");
    }

    private TestKernel boot(Path models, String... more) {
        String[] settings = Arrays.copyOf(more, more.length + 1);
        settings[more.length] = "--procos.kernel.deploy.folders=" + models;
        return TestKernel.boot(dir.resolve("data"), settings);
    }
}

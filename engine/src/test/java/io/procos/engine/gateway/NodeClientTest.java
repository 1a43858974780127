package io.procos.engine.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stranger's client, in another language, over both doors: the checks are in {@code src/test/node/stranger.mjs}. */
class NodeClientTest {

    private static final Path FOLDER = Path.of("src/test/node");

    @TempDir
    Path data;

    @Test
    void servesAClientFromAnotherWorld() throws Exception {
        assumeTrue(isThere("npm"), "npm is not installed, so the Node client was not tried");
        install();
        Path models = Files.createDirectories(data.resolve("models"));
        write(models, "task.bpmn", task());
        write(models, "message.bpmn", message());
        write(models, "human.bpmn", human());

        try (RunningEngine engine = RunningEngine.start(data.resolve("engine"), 2)) {
            Run run = run(
                    FOLDER,
                    Map.of(
                            "GRPC",
                            engine.grpc().toString(),
                            "REST",
                            engine.rest().toString()),
                    List.of("node", "stranger.mjs", models.toString()));

            assertThat(run.status()).as(run.output()).isZero();
        }
    }

    /** Only when the lock file has changed, and beyond a clean build's reach: it takes longer than all checks. */
    private static void install() throws Exception {
        Path lock = FOLDER.resolve("package-lock.json");
        Path installed = FOLDER.resolve("node_modules/.installed-lock.json");
        if (Files.exists(installed) && Files.mismatch(installed, lock) < 0) {
            return;
        }
        Run run = run(
                FOLDER,
                Map.of(),
                List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"));
        assertThat(run.status()).as("npm ci: " + run.output()).isZero();
        Files.copy(lock, installed, StandardCopyOption.REPLACE_EXISTING);
    }

    private record Run(int status, String output) {}

    private static Run run(Path folder, Map<String, String> environment, List<String> command) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Run(process.exitValue(), output);
    }

    private static boolean isThere(String program) {
        try {
            return new ProcessBuilder(program, "--version").start().waitFor() == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    private static void write(Path folder, String name, BpmnModelInstance model) throws IOException {
        Files.writeString(folder.resolve(name), Bpmn.convertToString(model));
    }

    private static BpmnModelInstance task() {
        return Bpmn.createExecutableProcess("task")
                .startEvent()
                .serviceTask("work", task -> task.zeebeJobType("task"))
                .boundaryEvent("no", event -> event.error("REFUSED"))
                .serviceTask("refused", task -> task.zeebeJobType("refused"))
                .endEvent()
                .moveToActivity("work")
                .endEvent()
                .done();
    }

    private static BpmnModelInstance message() {
        return Bpmn.createExecutableProcess("message")
                .startEvent()
                .intermediateCatchEvent("wait")
                .message(event -> event.name("paid").zeebeCorrelationKeyExpression("order"))
                .serviceTask("work", task -> task.zeebeJobType("message"))
                .endEvent()
                .done();
    }

    private static BpmnModelInstance human() {
        return Bpmn.createExecutableProcess("human")
                .startEvent()
                .userTask(
                        "approve",
                        task -> task.zeebeUserTask()
                                .zeebeTaskListener(
                                        listener -> listener.creating().type("human-created")))
                .endEvent()
                .done();
    }
}

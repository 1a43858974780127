package io.procos.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs bpmnlint, with Camunda's rules for 8.8, over every model. The build installs it before the tests. */
class LintTest {
    private static final Path LINTER = Path.of("node_modules", "bpmnlint", "bin", "bpmnlint.js");

    @TempDir
    Path folder;

    @Test
    void findsNothingInAnyModel() throws Exception {
        assertThat(LINTER).as("run npm ci --ignore-scripts in bpmn/").exists();
        Path report = folder.resolve("report.txt");

        Process linter = new ProcessBuilder(
                        "node", LINTER.toString(), "--max-warnings=0", "src/main/resources/procos/**/*.bpmn")
                .redirectErrorStream(true)
                .redirectOutput(report.toFile())
                .start();

        assertThat(linter.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(report, StandardCharsets.UTF_8).strip()).isEmpty();
        assertThat(linter.exitValue()).isZero();
    }
}

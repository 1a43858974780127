package io.procos.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs bpmnlint, with Camunda's rules for 8.8, over every model. */
class LintTest {
    @TempDir
    Path folder;

    @Test
    void findsNothingInAnyModel() throws Exception {
        install();

        assertThat(run(
                        "node",
                        "node_modules/bpmnlint/bin/bpmnlint.js",
                        "--max-warnings=0",
                        "src/main/resources/procos/**/*.bpmn"))
                .isEmpty();
    }

    /** Only when the lock file has changed: npm would fetch everything anew. */
    private void install() throws Exception {
        Path lock = Path.of("package-lock.json");
        Path installed = Path.of("node_modules", ".installed-lock.json");
        if (Files.exists(installed) && Files.mismatch(installed, lock) < 0) {
            return;
        }
        run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline");
        Files.copy(lock, installed, StandardCopyOption.REPLACE_EXISTING);
    }

    /** What the command says. */
    private String run(String... command) throws Exception {
        Path report = folder.resolve(command[0] + ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(report.toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES))
                .as(String.join(" ", command))
                .isTrue();
        String said = Files.readString(report, StandardCharsets.UTF_8).strip();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}

package io.procos.kernel.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.procos.kernel.TestKernel;
import io.procos.kernel.TestModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class WatchedFoldersTest {
    /** The goal is 2 s; a build machine that does ten things at once gets more. */
    private static final Duration LIMIT = Duration.ofSeconds(15);

    @TempDir
    Path dir;

    @Test
    void deploysSavedModelInTimeAndKeepsTheOldVersionWhenABrokenOneFollows() throws IOException {
        Path folder = dir.resolve("models");

        try (TestKernel kernel = TestKernel.boot(dir.resolve("data"), "--procos.kernel.watch.folders=" + folder)) {
            Path file = folder.resolve("live.bpmn");
            Files.writeString(file, TestModels.oneTask("live", "one"));
            await().atMost(LIMIT).until(() -> newest(kernel) == 1);

            Files.writeString(file, TestModels.oneTask("live", "two"));
            await().atMost(LIMIT).until(() -> newest(kernel) == 2);

            Files.writeString(file, TestModels.oneTask("live", "three").replace("id=\"end\"", "id=\"task\""));
            await().atMost(LIMIT).untilAsserted(() -> {
                JsonNode finding = refused(kernel).path("models/live.bpmn").path(0);
                assertThat(finding.path("element").asString("")).isEqualTo("task");
                assertThat(finding.path("reason").asString("")).contains("already used");
            });
            var started = kernel.post("/v1/instances", Map.of("processId", "live"));
            assertThat(started.body().path("version").asInt()).isEqualTo(2);

            Path below = Files.createDirectories(folder.resolve("new/folder"));
            Files.writeString(below.resolve("deep.bpmn"), TestModels.empty("deep-live"));
            Files.delete(file);
            await().atMost(LIMIT).until(() -> refused(kernel).isEmpty());
            await().atMost(LIMIT).until(() -> ids(kernel).contains("deep-live"));
        }
    }

    private static List<String> ids(TestKernel kernel) {
        return kernel.get("/v1/definitions").body().findValuesAsString("id");
    }

    private static JsonNode refused(TestKernel kernel) {
        return kernel.get("/v1/status").body().path("refusedInWatchedFolders");
    }

    private static int newest(TestKernel kernel) {
        for (JsonNode definition : kernel.get("/v1/definitions").body()) {
            if (definition.path("id").asString().equals("live")) {
                return definition.path("version").asInt();
            }
        }
        return 0;
    }
}

package io.procos.kernel.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.procos.api.event.EngineEvent.InstanceStarted;
import io.procos.kernel.TestKernel;
import io.procos.kernel.TestKernel.Answer;
import io.procos.kernel.TestModels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceStarterTest {
    @TempDir
    Path dir;

    @Test
    void remembersStartsOverRestartsAndNeverGuessesALostAnswer() throws Exception {
        Map<String, Object> done = Map.of("processId", "durable", "startKey", "done");
        Map<String, Object> lost = Map.of("processId", "durable", "startKey", "lost");
        String key;
        try (TestKernel kernel = TestKernel.boot(dir)) {
            String model = TestModels.empty("durable");
            kernel.post("/v1/deployments", Map.of("resources", List.of(Map.of("name", "d.bpmn", "content", model))));
            key = kernel.post("/v1/instances", done).text("instanceKey");
            kernel.bean(StartJournal.class).intend("lost", "durable"); // and then the power fails
            kernel.bean(StartJournal.class).intend("found", "durable");
        }
        Files.writeString(dir.resolve("kernel/starts.jsonl"), "{\"key\":\"to", StandardOpenOption.APPEND);

        try (TestKernel kernel = TestKernel.boot(dir)) {
            Answer unknown = kernel.post("/v1/instances", lost);
            kernel.bean(InstanceStarter.class)
                    .observe(new InstanceStarted(4711, 1, "durable", 1, null, null, List.of("start:found")));

            assertThat(kernel.post("/v1/instances", done).text("instanceKey")).isEqualTo(key);
            assertThat(unknown.status()).isEqualTo(409);
            assertThat(unknown.text("hint")).contains("start:lost").contains("force=true");
            assertThat(kernel.post("/v1/instances", Map.of("processId", "durable", "startKey", "found"))
                            .text("instanceKey"))
                    .isEqualTo("4711");
            assertThat(kernel.post("/v1/instances", Map.of("processId", "durable", "startKey", "lost", "force", true))
                            .status())
                    .isEqualTo(201);
        }
    }

    @Test
    void freesTheKeyWhenTheEngineRefusesTheStart() {
        try (TestKernel kernel = TestKernel.boot(dir)) {
            InstanceStarter starter = kernel.bean(InstanceStarter.class);
            StartRequest request = StartRequest.once("not-there", Map.of(), "k");

            assertThatThrownBy(() -> starter.start(request)).hasMessageContaining("not-there");
            assertThatThrownBy(() -> starter.start(request)).isNotInstanceOf(StartRefused.class);
        }
    }

    @Test
    void makesATagOfAnyKey() {
        assertThat(StartTag.of("order:4711")).isEqualTo("start:order:4711");
        assertThat(StartTag.of("order 4711/ä")).matches("start:sha256-[0-9a-f]{64}");
        assertThat(StartTag.of("x".repeat(200))).hasSizeLessThan(100);
    }
}

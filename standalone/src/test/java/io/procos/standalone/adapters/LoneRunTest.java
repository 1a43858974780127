package io.procos.standalone.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import io.procos.standalone.home.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The program that the command line starts, in this JVM. */
class LoneRunTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    private Path folder;

    private DataFolder data;

    @BeforeEach
    void makeFolders() throws IOException {
        data = DataFolder.of(folder);
        data.create();
    }

    @Test
    void doesWhatTheAdapterDoes() {
        JsonNode answer = tried("file.write", Map.of("path", "hello.txt", "content", "Hello"));

        assertThat(answer.at("/outcome/kind").asString()).isEqualTo("completed");
        assertThat(data.files().resolve("hello.txt")).hasContent("Hello");
        assertThat(answer.path("trace")
                        .valueStream()
                        .map(event -> event.path("type").asString()))
                .startsWith("io.procos.task.started.v1", "io.procos.task.policy-decided.v1")
                .endsWith("io.procos.task.ended.v1");
    }

    @Test
    void leavesWhatADaemonUsesAlone() {
        tried("file.write", Map.of("path", "hello.txt", "content", "Hello"));

        assertThat(data.spool()).isEmptyDirectory();
        assertThat(folder.resolve("worker")).doesNotExist();
    }

    @Test
    void refusesWhatThePolicyDenies() {
        JsonNode answer = tried("file.read", Map.of("path", "../../etc/passwd"));

        assertThat(answer.at("/outcome/code").asString()).isEqualTo("POLICY_DENIED");
    }

    @Test
    void usesTheSecretsAndSettingsOfTheFolder() throws IOException {
        Files.writeString(data.secrets().resolve("WORD"), "swordfish");
        Files.writeString(folder.resolve("procos.properties"), "procos.tde.secrets.allow[procos.file.*]=WORD\n");
        System.setProperty("procos.data.dir", folder.toString());
        try {
            JsonNode answer = tried("file.write", Map.of("path", "s.txt", "content", "is {{secrets.WORD}}"));

            assertThat(answer.at("/outcome/kind").asString()).isEqualTo("completed");
            assertThat(data.files().resolve("s.txt")).hasContent("is swordfish");
            assertThat(answer.toString()).doesNotContain("swordfish");
        } finally {
            System.clearProperty("procos.data.dir");
        }
    }

    @Test
    void saysWhichInputIsMissing() {
        JsonNode answer = tried("procos.file.read.v1", Map.of());

        assertThat(answer.at("/outcome/code").asString()).isEqualTo("INVALID_INPUT");
        assertThat(answer.at("/outcome/reason").asString()).contains("'path' is missing");
    }

    @Test
    void namesTheAdaptersThereAre() {
        assertThat(tried("file.wirte", Map.of()).path("unknown").asString()).contains("file.write");
    }

    private JsonNode tried(String adapter, Map<String, Object> variables) {
        Map<String, Object> question = Map.of("adapter", adapter, "variables", variables, "headers", Map.of());
        return JSON.valueToTree(AdapterProgram.answer(data, JSON.writeValueAsBytes(question)));
    }
}

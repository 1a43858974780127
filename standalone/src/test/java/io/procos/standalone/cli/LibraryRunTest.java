package io.procos.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.procos.standalone.client.ControlApi;
import io.procos.standalone.daemon.TestDaemon;
import io.procos.standalone.home.DataFolder;
import io.procos.standalone.home.RunFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Processes of the library on the real engine, with the adapters that ship and their policy. */
class LibraryRunTest {
    @TempDir
    static Path data;

    private static TestDaemon daemon;

    @BeforeAll
    static void start() throws Exception {
        daemon = TestDaemon.start(data);
    }

    @AfterAll
    static void stop() {
        daemon.close();
    }

    @Test
    void takesAFileThroughItsWholeLife() throws Exception {
        JsonNode created = run("lib-file-create", Map.of("path", "life/a.txt", "content", "one"));
        assertThat(file("life/a.txt")).hasContent("one");

        JsonNode updated = run("lib-file-update", Map.of("path", "life/a.txt", "content", "two"));
        assertThat(file("life/a.txt")).hasContent("two");
        assertThat(created.path("sha256").asString()).hasSize(64);
        assertThat(updated.path("previousSha256")).isEqualTo(created.path("sha256"));
        assertThat(file("life/a.txt.bak")).hasContent("one");

        JsonNode read = run("lib-file-read", Map.of("path", "life/a.txt"));
        assertThat(read.path("content").asString()).isEqualTo("two");

        run("lib-file-copy", Map.of("path", "life/a.txt", "target", "life/b.txt"));
        run("lib-file-move", Map.of("path", "life/b.txt", "target", "life/deep/c.txt"));
        assertThat(file("life/b.txt")).doesNotExist();
        assertThat(file("life/deep/c.txt")).hasContent("two");

        run("lib-file-delete", Map.of("path", "life/deep/c.txt"));
        assertThat(file("life/deep/c.txt")).doesNotExist();
    }

    @Test
    void takesAFolderThroughItsWholeLife() throws Exception {
        run("lib-directory-create", Map.of("path", "folder/2026"));
        Files.writeString(file("folder/2026/a.txt"), "a");

        JsonNode listed = run("lib-directory-list", Map.of("path", "folder/2026"));
        assertThat(listed.path("count").asInt()).isEqualTo(1);

        run("lib-directory-delete", Map.of("path", "folder/2026", "recursive", true));
        assertThat(file("folder/2026")).doesNotExist();
    }

    @Test
    void tellsOfTheHost() throws Exception {
        assertThat(run("lib-system-resources", Map.of()).path("processors").asInt())
                .isPositive();
        assertThat(run("lib-system-disk", Map.of("leastFree", 1)).path("least").asLong())
                .isPositive();
        assertThat(run("lib-system-processes", Map.of("name", "java"))
                        .path("count")
                        .asInt())
                .isPositive();
    }

    @Test
    void isCalledByAnotherProcessWhichCatchesItsError() throws Exception {
        Path model = Path.of(Objects.requireNonNull(getClass().getResource("calls-library.bpmn"))
                .toURI());
        Deployment.of(List.of(model)).send(api());

        JsonNode first = run("calls-library", Map.of());
        JsonNode second = run("calls-library", Map.of());

        assertThat(first.path("outcome").asString()).isEqualTo("created");
        assertThat(first.path("proof").asString()).hasSize(64);
        assertThat(second.path("outcome").asString()).isEqualTo("exists");
    }

    /** The variables it ends with. */
    private static JsonNode run(String process, Map<String, ?> variables) throws IOException {
        Map<String, Object> request = new HashMap<>(Map.of("processId", process, "await", "PT30S"));
        request.put("variables", variables);
        return api().post("/v1/instances", request).path("result");
    }

    private static Path file(String path) {
        return DataFolder.of(data).files().resolve(path);
    }

    private static ControlApi api() throws IOException {
        DataFolder folder = DataFolder.of(data);
        int port = new RunFile(folder.runFile()).alive().orElseThrow().ports().api();
        return new ControlApi(
                URI.create("http://127.0.0.1:" + port),
                Files.readString(folder.token()).strip());
    }
}

package io.procos.workers.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.procos.api.Sha256;
import io.procos.api.TaskOutcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWriteAdapterTest {
    @TempDir
    Path outbox;

    private FileFixture files;

    @BeforeEach
    void open() {
        files = new FileFixture(Map.of("outbox", outbox));
    }

    @AfterEach
    void leavesNothingTemporaryBehind() throws Exception {
        try (var left = Files.walk(outbox)) {
            assertThat(left.map(path -> path.getFileName().toString())).noneMatch(name -> name.startsWith(".procos-"));
        }
    }

    private String content(String name) throws Exception {
        return Files.readString(outbox.resolve(name));
    }

    @Test
    void writesTextAndTellsPathSizeAndHash() throws Exception {
        var run = files.write("path", "a.txt", "content", "Grüße");

        run.completed()
                .hasOutput("path", "outbox:a.txt")
                .hasOutput("size", 7L)
                .hasOutput("sha256", Sha256.hex("Grüße".getBytes(StandardCharsets.UTF_8)));
        assertThat(content("a.txt")).isEqualTo("Grüße");
        assertThat(run.notes()).hasSize(1);
    }

    @Test
    void writesJsonCsvAndBinary() throws Exception {
        Map<String, Object> row = new LinkedHashMap<>(Map.of("a", 1));
        row.put("b", "x;\"y");

        files.write("path", "a.json", "content", Map.of("id", 7)).completed();
        files.write("path", "a.csv", "content", List.of(row), "format", "csv", "delimiter", ";")
                .completed();
        files.write("path", "a.bin", "content", "/wA=", "format", "base64").completed();

        assertThat(content("a.json")).isEqualToNormalizingNewlines("{\n  \"id\" : 7\n}\n");
        assertThat(content("a.csv")).isEqualTo("a;b\r\n1;\"x;\"\"y\"\r\n");
        assertThat(Files.readAllBytes(outbox.resolve("a.bin"))).containsExactly(0xff, 0);
    }

    @Test
    void createIsDoneWhenTheSameContentIsThereAndRefusesOther() throws Exception {
        files.write("path", "a.txt", "content", "one").completed();

        files.write("path", "a.txt", "content", "one").completed();
        String reason =
                files.write("path", "a.txt", "content", "two", "mode", "create").rejectedWith("FILE_EXISTS");

        assertThat(reason).contains("outbox:a.txt", "overwrite");
        assertThat(content("a.txt")).isEqualTo("one");
    }

    @Test
    void overwriteReplacesAndFailIfExistsNeverDoes() throws Exception {
        files.write("path", "a.txt", "content", "one").completed();

        files.write("path", "a.txt", "content", "one", "mode", "failIfExists").rejectedWith("FILE_EXISTS");
        files.write("path", "a.txt", "content", "two", "mode", "overwrite").completed();

        assertThat(content("a.txt")).isEqualTo("two");
    }

    @Test
    void makesFoldersUnlessToldNotTo() throws Exception {
        files.write("path", "2026/01/a.txt", "content", "x", "createFolders", false)
                .rejectedWith("FILE_NOT_FOUND");

        files.write("path", "2026/01/a.txt", "content", "x").completed();
        files.write("path", "2026/01/b.txt", "content", "x").completed();

        assertThat(content("2026/01/a.txt")).isEqualTo("x");
    }

    @Test
    void writesNothingWhenTheHashDiffers() {
        assertThat(files.write("path", "a.txt", "content", "x", "sha256", "00").rejectedWith("INVALID_CONTENT"))
                .contains("nothing was written");
        assertThat(outbox.resolve("a.txt")).doesNotExist();
        files.write(
                        "path",
                        "a.txt",
                        "content",
                        "x",
                        "sha256",
                        Sha256.hex(new byte[] {'x'}).toUpperCase())
                .completed();
    }

    @Test
    void onlyOneOfManyCreatesTheFile() throws Exception {
        List<Callable<Boolean>> writers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String content = "writer " + i;
            writers.add(() ->
                    files.write("path", "new/a.txt", "content", content, "mode", "failIfExists", "createFolders", true)
                                    .outcome()
                            instanceof TaskOutcome.Completed);
        }

        int winners = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var writer : threads.invokeAll(writers)) {
                winners += writer.get() ? 1 : 0;
            }
        }

        assertThat(winners).isEqualTo(1);
        assertThat(content("new/a.txt")).startsWith("writer ");
    }

    @Test
    void refusesContentThatItCannotWrite() {
        files.write("path", "a", "content", "x".repeat(FileFixture.MAX_BYTES + 1))
                .rejectedWith("FILE_TOO_LARGE");
        files.write("path", "a", "content", 5, "format", "text").rejectedWith("INVALID_INPUT");
        files.write("path", "a", "content", "$", "format", "base64").rejectedWith("INVALID_INPUT");
        files.write("path", "a", "content", "a,b", "format", "csv").rejectedWith("INVALID_INPUT");
        files.write("path", "a", "content", List.of(), "format", "csv").rejectedWith("INVALID_INPUT");
        files.write("path", "a", "content", List.of(Map.of("a", 1), Map.of("b", 1)), "format", "csv")
                .rejectedWith("INVALID_INPUT");
        files.write("path", "a", "content", List.of(Map.of("a", Map.of("c", 1))), "format", "csv")
                .rejectedWith("INVALID_INPUT");
        files.write("path", "a", "content", List.of(Map.of("a", 1)), "format", "csv", "delimiter", "\n")
                .rejectedWith("INVALID_INPUT");
        files.write("path", "a").rejectedWith("INVALID_INPUT");
        assertThat(outbox).isEmptyDirectory();
    }
}

package io.procos.workers.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.procos.api.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileUpdateAdapterTest {
    @TempDir
    Path outbox;

    private FileFixture files;

    @BeforeEach
    void putAFile() throws Exception {
        files = new FileFixture(Map.of("outbox", outbox));
        Files.writeString(outbox.resolve("a.txt"), "old");
    }

    private static String sha256(String content) {
        return Sha256.hex(content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void replacesAndKeepsTheOldOne() throws Exception {
        files.update("path", "a.txt", "content", "new", "backup", ".bak")
                .hasOutput("sha256", sha256("new"))
                .hasOutput("previousSha256", sha256("old"))
                .hasOutput("backup", "outbox:a.txt.bak");

        assertThat(outbox.resolve("a.txt")).hasContent("new");
        assertThat(outbox.resolve("a.txt.bak")).hasContent("old");
    }

    @Test
    void aSecondRunLeavesBackupAndLaterChangesAlone() throws Exception {
        files.update("path", "a.txt", "content", "new", "backup", ".bak").completed();
        Files.writeString(outbox.resolve("a.txt"), "newer");

        files.update("path", "a.txt", "content", "new", "backup", ".bak").hasOutput("previousSha256", sha256("old"));

        assertThat(outbox.resolve("a.txt")).hasContent("newer");
        assertThat(outbox.resolve("a.txt.bak")).hasContent("old");
    }

    @Test
    void refusesWhatIsNotAsItWasLastSeen() throws Exception {
        Object etag = files.stat("path", "a.txt").outputs().get("etag");

        files.nextTask()
                .update("path", "a.txt", "content", "new", "expectedSha256", sha256("other"))
                .rejectedWith("FILE_CHANGED");
        files.nextTask()
                .update("path", "a.txt", "content", "new", "expectedEtag", "0")
                .rejectedWith("FILE_CHANGED");
        files.nextTask()
                .update("path", "a.txt", "content", "one", "expectedEtag", etag)
                .completed();
        files.nextTask()
                .update("path", "a.txt", "content", "two", "expectedEtag", etag)
                .rejectedWith("FILE_CHANGED");

        assertThat(outbox.resolve("a.txt")).hasContent("one");
    }

    @Test
    void letsOneOfManyGoOnThatSawTheSame() throws Exception {
        List<Future<Boolean>> runs = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 16; i++) {
                var one = new FileFixture(Map.of("outbox", outbox));
                for (int job = 0; job < i; job++) {
                    one.nextTask();
                }
                String content = "by " + i;
                runs.add(threads.submit(
                        () -> one.update("path", "a.txt", "content", content, "expectedSha256", sha256("old"))
                                .outcome()
                                .getClass()
                                .getSimpleName()
                                .equals("Completed")));
            }
        }

        int done = 0;
        for (Future<Boolean> run : runs) {
            done += run.get() ? 1 : 0;
        }
        assertThat(done).isEqualTo(1);
    }

    @Test
    void updatesOnlyWhatIsThere() {
        files.update("path", "no.txt", "content", "x").rejectedWith("FILE_NOT_FOUND");
        files.update("path", "a.txt", "content", "x", "backup", "/../../b").rejectedWith("PATH_NOT_ALLOWED");

        assertThat(FileFixture.hidden(outbox, "")).isZero();
    }
}

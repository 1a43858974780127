package io.procos.workers.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.procos.api.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileAppendAdapterTest {
    @TempDir
    Path outbox;

    private FileFixture files;

    @BeforeEach
    void open() {
        files = new FileFixture(Map.of("outbox", outbox));
    }

    @Test
    void putsLinesBehindEachOther() throws Exception {
        files.append("path", "logs/a.log", "content", "one").hasOutput("offset", 0L);
        files.nextTask().append("path", "logs/a.log", "content", Map.of("b", 2)).hasOutput("offset", 4L);
        files.nextTask()
                .append("path", "logs/a.log", "content", "end", "line", false)
                .hasOutput("size", 15L);

        assertThat(outbox.resolve("logs/a.log")).hasContent("one\n{\"b\":2}\nend");
    }

    @Test
    void appendsOnceHoweverOftenTheTaskRuns() throws Exception {
        files.append("path", "a.log", "content", "one").hasOutput("repeated", false);

        files.append("path", "a.log", "content", "one").hasOutput("repeated", true);
        files.nextTask().append("path", "a.log", "content", "two").completed();
        files.append("path", "a.log", "content", "two").hasOutput("repeated", true);

        assertThat(outbox.resolve("a.log")).hasContent("one\ntwo\n");
    }

    @Test
    void makesNoFileAnewWhenARepeatedTasksFileHasGone() throws Exception {
        files.append("path", "a.log", "content", "one").completed();
        Files.delete(outbox.resolve("a.log"));

        files.append("path", "a.log", "content", "one").hasOutput("repeated", true);

        assertThat(outbox.resolve("a.log")).doesNotExist();
    }

    @Test
    void takesBackWhatACrashLeftInPart() throws Exception {
        files.append("path", "a.log", "content", "one").completed();
        byte[] content = "two\n".getBytes(StandardCharsets.UTF_8);
        try (Folder folder = Folder.openRoot("outbox", outbox);
                Journal journal = Journal.open(folder, files.roots.locate("a.log"), "a.log")) {
            journal.add(Journal.Entry.begun("cut off", "append", 4, Append.mark(content)));
        }
        Files.writeString(outbox.resolve("a.log"), "one\ntw");

        files.nextTask().append("path", "a.log", "content", "three").completed();

        assertThat(outbox.resolve("a.log")).hasContent("one\nthree\n");
    }

    @Test
    void recognisesAnAppendThatWasWholeBeforeTheCrash() throws Exception {
        byte[] content = "two\n".getBytes(StandardCharsets.UTF_8);
        Files.writeString(outbox.resolve("a.log"), "one\ntwo\n");
        try (Folder folder = Folder.openRoot("outbox", outbox);
                Journal journal = Journal.open(folder, files.roots.locate("a.log"), "a.log")) {
            journal.add(Journal.Entry.begun("procos-1", "append", 4, Append.mark(content)));
        }

        files.append("path", "a.log", "content", "two").hasOutput("repeated", true);

        assertThat(outbox.resolve("a.log")).hasContent("one\ntwo\n");
    }

    @Test
    void appendsBehindAnUpdateThatACrashCutOff() throws Exception {
        Files.writeString(outbox.resolve("a.log"), "one\n");
        try (Folder folder = Folder.openRoot("outbox", outbox);
                Journal journal = Journal.open(folder, files.roots.locate("a.log"), "a.log")) {
            journal.add(Journal.Entry.begun("cut off", "update", 4, Sha256.hex(new byte[0])));
        }

        files.append("path", "a.log", "content", "two").completed();

        assertThat(outbox.resolve("a.log")).hasContent("one\ntwo\n");
    }

    @Test
    void losesNothingWhenManyAppendAtOnce() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 64; i++) {
                String line = "line-" + i;
                var one = new FileFixture(Map.of("outbox", outbox));
                for (int job = 0; job < i; job++) {
                    one.nextTask();
                }
                threads.submit(() -> one.append("path", "a.log", "content", line));
            }
        }

        assertThat(Files.readAllLines(outbox.resolve("a.log"))).hasSize(64).doesNotHaveDuplicates();
        assertThat(FileFixture.hidden(outbox, ".journal")).isEqualTo(1);
    }

    @Test
    void refusesAFileOfAnotherSizeThanExpected() throws Exception {
        files.append("path", "a.log", "content", "one", "expectedSize", 0).completed();

        assertThat(files.nextTask()
                        .append("path", "a.log", "content", "two", "expectedSize", 3)
                        .rejectedWith("FILE_CHANGED"))
                .contains("4 bytes");
        files.nextTask()
                .append("path", "b.log", "content", "x", "expectedSize", 3)
                .rejectedWith("FILE_CHANGED");

        assertThat(outbox.resolve("a.log")).hasContent("one\n");
        assertThat(outbox.resolve("b.log")).doesNotExist();
    }

    @Test
    void growsNoFileBeyondTheCap() throws Exception {
        Files.write(outbox.resolve("a.log"), new byte[FileFixture.MAX_STREAM]);

        files.append("path", "a.log", "content", "x").rejectedWith("FILE_TOO_LARGE");
        files.nextTask()
                .append("path", "b.log", "content", "x".repeat(FileFixture.MAX_BYTES))
                .rejectedWith("FILE_TOO_LARGE");
    }

    @Test
    void keepsItsJournalShortAndStillKnowsTheLastTasks() throws Exception {
        for (int i = 0; i < 600; i++) {
            try (Folder folder = Folder.openRoot("outbox", outbox);
                    Journal journal = Journal.open(folder, files.roots.locate("a.log"), "a.log")) {
                journal.add(Journal.Entry.begun("effect-" + i, "x", i, "1").finished());
            }
        }

        try (Folder folder = Folder.openRoot("outbox", outbox);
                Journal journal = Journal.open(folder, files.roots.locate("a.log"), "a.log")) {
            assertThat(journal.find("effect-599"))
                    .get()
                    .extracting(Journal.Entry::offset)
                    .isEqualTo(599L);
            assertThat(journal.find("effect-350")).isPresent();
            assertThat(journal.find("effect-1")).isEmpty();
        }
    }
}

package io.procos.workers.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

class FileMoveAdapterTest {
    @TempDir
    Path home;

    private Path inbox;
    private Path archive;
    private FileFixture files;

    @BeforeEach
    void putAFile() throws Exception {
        inbox = Files.createDirectory(home.resolve("inbox"));
        archive = Files.createDirectory(home.resolve("archive"));
        files = new FileFixture(Map.of("inbox", inbox, "archive", archive));
        Files.writeString(inbox.resolve("a"), "one");
    }

    @Test
    void movesIntoAnotherRootMakingFolders() {
        files.move("path", "inbox:a", "target", "archive:2026/b")
                .hasOutput("path", "archive:2026/b")
                .hasOutput("from", "inbox:a")
                .hasOutput("size", 3L);

        assertThat(inbox.resolve("a")).doesNotExist();
        assertThat(archive.resolve("2026/b")).hasContent("one");
    }

    @Test
    void aSecondRunIsDoneAndTouchesNoNewFileOfThatName() throws Exception {
        files.move("path", "inbox:a", "target", "archive:a").hasOutput("repeated", false);

        files.move("path", "inbox:a", "target", "archive:a").hasOutput("repeated", true);
        Files.writeString(inbox.resolve("a"), "another");
        files.move("path", "inbox:a", "target", "archive:a").hasOutput("repeated", true);

        assertThat(inbox.resolve("a")).hasContent("another");
        assertThat(archive.resolve("a")).hasContent("one");
    }

    @Test
    void replacesOnlyWhenToldTo() throws Exception {
        Files.writeString(archive.resolve("a"), "there");

        files.move("path", "inbox:a", "target", "archive:a").rejectedWith("FILE_EXISTS");
        assertThat(archive.resolve("a")).hasContent("there");
        files.move("path", "inbox:a", "target", "archive:a", "overwrite", true).completed();

        assertThat(archive.resolve("a")).hasContent("one");
    }

    @Test
    void goesOnBehindAPlaceHolderOfAKilledRun() throws Exception {
        try (Folder to = Folder.openRoot("archive", archive);
                Journal journal = Journal.open(to, files.roots.locate("archive:a"), "moves/");
                Folder from = Folder.openRoot("inbox", inbox)) {
            String etag = Etag.of(from.attributes("a").orElseThrow());
            journal.add(Journal.Entry.begun("procos-1", "x", 3, etag));
        }
        Files.createFile(archive.resolve("a"));

        files.move("path", "inbox:a", "target", "archive:a").completed();

        assertThat(archive.resolve("a")).hasContent("one");
        assertThat(inbox.resolve("a")).doesNotExist();
    }

    @Test
    void copiesAndDeletesWhenTheTargetIsOnAnotherFileSystem() throws Exception {
        Path memory = Path.of("/dev/shm");
        Assumptions.assumeTrue(
                Files.isWritable(memory) && !Files.getFileStore(memory).equals(Files.getFileStore(inbox)));
        Path elsewhere = Files.createTempDirectory(memory, "procos-move");
        var across = new FileFixture(Map.of("inbox", inbox, "elsewhere", elsewhere));
        try {
            across.move("path", "inbox:a", "target", "elsewhere:a").completed();

            assertThat(elsewhere.resolve("a")).hasContent("one");
            assertThat(inbox.resolve("a")).doesNotExist();
            assertThat(FileFixture.hidden(elsewhere, ".part")).isZero();
        } finally {
            FileSystemUtils.deleteRecursively(elsewhere);
        }
    }

    @Test
    void namesAMissingFileAndNeverMovesAFolder() throws Exception {
        Files.createDirectory(inbox.resolve("folder"));

        assertThat(files.move("path", "inbox:no", "target", "archive:a").rejectedWith("FILE_NOT_FOUND"))
                .startsWith("path: inbox:no");
        files.move("path", "inbox:folder", "target", "archive:a").rejectedWith("PATH_NOT_ALLOWED");
        assertThat(files.move("path", "inbox:a", "target", "../a").rejectedWith("PATH_NOT_ALLOWED"))
                .startsWith("target: ");
    }
}

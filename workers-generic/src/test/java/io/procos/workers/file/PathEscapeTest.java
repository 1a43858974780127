package io.procos.workers.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.procos.api.TaskOutcome;
import io.procos.api.TaskOutcome.Rejected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tries to get at a file outside the roots, or to put one there. */
class PathEscapeTest {
    @TempDir
    Path home;

    private Path inbox;
    private FileFixture files;

    @BeforeEach
    void hideASecretBesideTheRoot() throws Exception {
        inbox = Files.createDirectory(home.resolve("inbox"));
        Files.createDirectory(home.resolve("outside"));
        Files.writeString(home.resolve("outside/secret"), "s3cret");
        files = new FileFixture(Map.of("inbox", inbox));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside/secret",
                "inbox:../outside/secret",
                "a/../../outside/secret",
                "./../outside/secret",
                ".",
                "..",
                "/",
                "//outside/secret",
                "inbox:/etc/passwd",
                "inbox://etc/passwd",
                "/etc/passwd",
                "~/secret",
                "..\\outside\\secret",
                "a\\..\\..\\outside\\secret",
                "%2e%2e/outside/secret",
                "..%2foutside%2fsecret",
                "..;/outside/secret",
                "\u2025/outside/secret",
                "．．/outside/secret",
                "file:///etc/passwd",
                "inbox:",
                "outside:secret",
                "inbox:a//b",
                "inbox:a/",
                "secret\0.txt",
                "a\nb",
                " "
            })
    void staysInsideTheRoots(String path) throws Exception {
        TaskOutcome read = files.read("path", path).outcome();
        TaskOutcome write = files.write("path", path, "content", "owned", "mode", "overwrite")
                .outcome();

        assertThat(((Rejected) read).code()).isIn("PATH_NOT_ALLOWED", "FILE_NOT_FOUND", "INVALID_INPUT");
        assertThat(write instanceof Rejected || filesIn(inbox) == 1).isTrue();
        assertThat(filesIn(home.resolve("outside"))).isEqualTo(1);
        assertThat(home.resolve("outside/secret")).hasContent("s3cret");
        assertThat(filesIn(home)).isEqualTo(2);
    }

    private static long filesIn(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.count();
        }
    }

    @Test
    void refusesAnAbsolutePathThatOnlyLooksLikeTheRoot() throws Exception {
        Files.createDirectory(home.resolve("inbox2"));
        Files.writeString(home.resolve("inbox2/a"), "s3cret");

        files.read("path", home + "/inbox2/a").rejectedWith("PATH_NOT_ALLOWED");
        files.read("path", home + "/inbox/../outside/secret").rejectedWith("PATH_NOT_ALLOWED");
        files.read("path", inbox.toString()).rejectedWith("PATH_NOT_ALLOWED");
    }

    @Test
    void followsNoLinkToAFile() throws Exception {
        Files.createSymbolicLink(inbox.resolve("link"), home.resolve("outside/secret"));
        Files.createSymbolicLink(inbox.resolve("new"), home.resolve("outside/new"));

        assertThat(files.read("path", "link").rejectedWith("PATH_NOT_ALLOWED")).contains("symbolic link");
        files.write("path", "link", "content", "owned", "mode", "overwrite").rejectedWith("PATH_NOT_ALLOWED");
        files.write("path", "new", "content", "owned").rejectedWith("PATH_NOT_ALLOWED");

        assertThat(home.resolve("outside/secret")).hasContent("s3cret");
        assertThat(home.resolve("outside/new")).doesNotExist();
    }

    @Test
    void followsNoLinkToAFolder() throws Exception {
        Files.createSymbolicLink(inbox.resolve("link"), home.resolve("outside"));
        Files.createSymbolicLink(inbox.resolve("dangling"), home.resolve("nowhere"));

        files.read("path", "link/secret").rejectedWith("PATH_NOT_ALLOWED");
        files.write("path", "link/new", "content", "owned").rejectedWith("PATH_NOT_ALLOWED");
        files.write("path", "link/sub/new", "content", "owned", "createFolders", true)
                .rejectedWith("PATH_NOT_ALLOWED");
        files.write("path", "dangling/new", "content", "owned", "createFolders", true)
                .rejectedWith("PATH_NOT_ALLOWED");

        assertThat(home.resolve("outside")).isDirectoryNotContaining(path -> !path.endsWith("secret"));
        assertThat(home.resolve("nowhere")).doesNotExist();
    }

    @Test
    void neverEscapesWhileAFolderIsSwappedForALink() throws Exception {
        Path sub = Files.createDirectory(inbox.resolve("sub"));
        Files.writeString(sub.resolve("secret"), "harmless");
        AtomicBoolean stop = new AtomicBoolean();
        Thread attacker = Thread.ofPlatform().start(() -> swap(sub, stop));

        try {
            for (long end = System.nanoTime() + 1_500_000_000L; System.nanoTime() < end; ) {
                assertThat(files.read("path", "sub/secret").outcome().toString())
                        .doesNotContain("s3cret");
            }
        } finally {
            stop.set(true);
            attacker.join();
        }
    }

    private void swap(Path sub, AtomicBoolean stop) {
        Path aside = inbox.resolve("aside");
        try {
            while (!stop.get()) {
                Files.move(sub, aside);
                Files.createSymbolicLink(sub, home.resolve("outside"));
                Files.delete(sub);
                Files.move(aside, sub);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void readsNeitherFoldersNorPipes() throws Exception {
        Files.createDirectory(inbox.resolve("folder"));
        new ProcessBuilder("mkfifo", inbox.resolve("pipe").toString()).start().waitFor();

        files.read("path", "folder").rejectedWith("PATH_NOT_ALLOWED");
        files.read("path", "pipe").rejectedWith("PATH_NOT_ALLOWED");
        files.write("path", "folder", "content", "x", "mode", "overwrite").rejectedWith("PATH_NOT_ALLOWED");
    }

    @Test
    void writesToNoReadOnlyRoot() {
        var guarded = new FileFixture(Map.of("inbox", inbox), "inbox");

        assertThat(guarded.write("path", "a", "content", "x").rejectedWith("PATH_NOT_ALLOWED"))
                .contains("read-only");
    }

    @Test
    void asksForARootWhenThereAreSeveralAndSaysSoWhenThereIsNone() {
        var several = new FileFixture(Map.of("inbox", inbox, "outbox", home));

        assertThat(several.read("path", "a").rejectedWith("PATH_NOT_ALLOWED")).contains("inbox:, outbox:");
        assertThat(new FileFixture(Map.of()).read("path", "a").rejectedWith("PATH_NOT_ALLOWED"))
                .contains("procos.workers.file.roots");
    }
}

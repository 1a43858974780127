package io.procos.workers.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryAdaptersTest {
    @TempDir
    Path home;

    private Path root;
    private DirectoryFixture folders;

    @BeforeEach
    void open() throws Exception {
        root = Files.createDirectory(home.resolve("root"));
        folders = new DirectoryFixture(Map.of("root", root));
    }

    private void put(String... names) throws IOException {
        for (String name : names) {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "x");
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> paths(Map<String, @Nullable Object> outputs) {
        return ((List<Map<String, Object>>) outputs.get("entries"))
                .stream().map(entry -> (String) entry.get("path")).toList();
    }

    @Test
    void createsAFolderWithThoseAboveItAndIsDoneWhenItIsThere() {
        folders.create("path", "2026/11/a").hasOutput("path", "root:2026/11/a");
        folders.create("path", "root:2026/11/a/").completed();
        folders.create("path", "root:").completed();

        assertThat(root.resolve("2026/11/a")).isEmptyDirectory();
        assertThat(root).isDirectoryNotContaining(path -> path.toString().contains(".procos-"));
    }

    @Test
    void createsNothingBesideTheRootsOrThroughALink() throws Exception {
        Files.createDirectory(home.resolve("outside"));
        Files.createSymbolicLink(root.resolve("link"), home.resolve("outside"));
        put("file");

        folders.create("path", "../new").rejectedWith("PATH_NOT_ALLOWED");
        folders.create("path", "link/new").rejectedWith("PATH_NOT_ALLOWED");
        folders.create("path", "file/new").rejectedWith("PATH_NOT_ALLOWED");
        folders.create("path", ".procos-mine").rejectedWith("PATH_NOT_ALLOWED");
        new DirectoryFixture(Map.of("root", root), "root").create("path", "a").rejectedWith("PATH_NOT_ALLOWED");

        assertThat(home.resolve("outside")).isEmptyDirectory();
    }

    @Test
    void listsFilesByNameWithoutTheHiddenOnesOfTheWorker() throws Exception {
        put("b.xml", "a.xml", "c.txt", "sub/d.xml", ".procos-x.part");

        var listed = folders.list("path", "root:").completed();
        var entry = folders.list("path", "root:", "glob", "a*").outputs();

        assertThat(paths(listed.outputs())).containsExactly("root:a.xml", "root:b.xml", "root:c.txt");
        assertThat(entry.get("entries").toString()).contains("name=a.xml", "kind=file", "size=1");
    }

    @Test
    void findsByPatternInTheWholeTree() throws Exception {
        put("a.xml", "sub/b.xml", "sub/deep/c.xml", "sub/d.txt");

        assertThat(paths(folders.list("path", "root:", "glob", "*.xml", "recursive", true)
                        .outputs()))
                .containsExactly("root:a.xml", "root:sub/b.xml", "root:sub/deep/c.xml");
        assertThat(paths(folders.list("path", "root:", "glob", "sub/*", "recursive", true)
                        .outputs()))
                .containsExactly("root:sub/b.xml", "root:sub/d.txt");
        assertThat(paths(folders.list("path", "sub", "kind", "folders").outputs()))
                .containsExactly("root:sub/deep");
        assertThat(paths(folders.list("path", "sub", "kind", "all").outputs())).hasSize(3);
    }

    @Test
    void givesAllEntriesPageByPage() throws Exception {
        for (int i = 0; i < 25; i++) {
            put("file-%02d".formatted(i));
        }

        List<String> all = new ArrayList<>();
        Object next = "";
        while (next != null) {
            var page = folders.list("path", "root:", "limit", 7, "after", next).outputs();
            all.addAll(paths(page));
            next = page.get("next");
        }

        assertThat(all).hasSize(25).isSorted().doesNotHaveDuplicates();
        folders.list("path", "root:", "limit", 0).rejectedWith("INVALID_INPUT");
        folders.list("path", "root:", "limit", 11).rejectedWith("INVALID_INPUT");
    }

    @Test
    void showsLinksWithoutFollowingThem() throws Exception {
        put("a");
        Files.createSymbolicLink(root.resolve("out"), home);

        var listed = folders.list("path", "root:", "kind", "all", "recursive", true);

        assertThat(paths(listed.outputs())).containsExactly("root:a", "root:out");
        folders.list("path", "out").rejectedWith("PATH_NOT_ALLOWED");
        folders.list("path", "a").rejectedWith("PATH_NOT_ALLOWED");
        folders.list("path", "no").rejectedWith("FILE_NOT_FOUND");
    }

    @Test
    void refusesTreesAboveTheLimits() throws Exception {
        put("a/b/c/d/e/f");
        assertThat(folders.list("path", "root:", "recursive", true).rejectedWith("DIRECTORY_TOO_LARGE"))
                .contains("max-depth");
        assertThat(folders.delete("path", "a", "recursive", true).rejectedWith("DIRECTORY_TOO_LARGE"))
                .contains("levels");

        for (int i = 0; i <= DirectoryFixture.MAX_ENTRIES; i++) {
            put("many/" + i);
        }
        folders.list("path", "many").rejectedWith("DIRECTORY_TOO_LARGE");
        folders.delete("path", "many", "recursive", true).rejectedWith("DIRECTORY_TOO_LARGE");

        assertThat(root.resolve("many")).isDirectoryContaining(path -> path.endsWith("0"));
        assertThat(root.resolve("a/b/c/d/e/f")).exists();
    }

    @Test
    void deletesATreeOnlyWhenToldToAndOnlyOnce() throws Exception {
        put("old/a", "old/sub/b");

        folders.delete("path", "old").rejectedWith("DIRECTORY_NOT_EMPTY");
        folders.delete("path", "old", "recursive", true, "dryRun", true)
                .hasOutput("deleted", false)
                .hasOutput("files", 2L)
                .hasOutput("folders", 1L)
                .hasOutput("bytes", 2L);
        folders.delete("path", "old", "recursive", true, "maxEntries", 2).rejectedWith("DIRECTORY_TOO_LARGE");
        assertThat(root.resolve("old/sub/b")).exists();

        folders.delete("path", "old", "recursive", true).hasOutput("deleted", true);
        folders.delete("path", "old", "recursive", true).hasOutput("deleted", false);

        assertThat(root.resolve("old")).doesNotExist();
    }

    @Test
    void deletesLinksAndNeverWhatTheyPointTo() throws Exception {
        Files.createDirectory(home.resolve("outside"));
        Files.writeString(home.resolve("outside/keep"), "x");
        put("old/a");
        Files.createSymbolicLink(root.resolve("old/folder"), home.resolve("outside"));
        Files.createSymbolicLink(root.resolve("old/file"), home.resolve("outside/keep"));
        Files.createSymbolicLink(root.resolve("link"), home.resolve("outside"));

        folders.delete("path", "link", "recursive", true).rejectedWith("PATH_NOT_ALLOWED");
        folders.delete("path", "root:", "recursive", true).rejectedWith("PATH_NOT_ALLOWED");
        folders.delete("path", "old", "recursive", true).hasOutput("deleted", true);

        assertThat(home.resolve("outside/keep")).exists();
    }
}

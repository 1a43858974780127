package io.procos.workers.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.procos.api.Sha256;
import io.procos.tde.objects.ObjectReference;
import io.procos.tde.objects.ObjectStore;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileParseAndStatTest {
    @TempDir
    Path home;

    private Path inbox;
    private ObjectStore objects;
    private FileFixture files;

    @BeforeEach
    void open() throws Exception {
        inbox = Files.createDirectory(home.resolve("inbox"));
        objects = FileFixture.objects(home.resolve("objects"));
        files = new FileFixture(Map.of("inbox", inbox));
    }

    private Map<String, Object> object(String content, String name) throws Exception {
        ObjectReference kept =
                objects.put(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), "text/plain", name);
        return Map.of("object", kept.object(), "bytes", kept.bytes(), "mediaType", "text/plain", "name", name);
    }

    @Test
    void parsesByTheNamesEndingUnlessToldOtherwise() throws Exception {
        Files.writeString(inbox.resolve("a.CSV"), "id\n7\n");

        files.parse(objects, "path", "a.CSV")
                .hasOutput("format", "csv")
                .hasOutput("content", List.of(Map.of("id", "7")));
        files.parse(objects, "path", "a.CSV", "format", "text").hasOutput("content", "id\n7\n");
    }

    @Test
    void parsesAnObjectOfTheStore() throws Exception {
        files.parse(objects, "object", object("{\"id\":7}", "a.json"))
                .hasOutput("content", Map.of("id", 7))
                .hasOutput("size", 8L);
        files.parse(objects, "object", object("<a><b>1</b></a>", "a.xml"))
                .hasOutput("content", Map.of("a", Map.of("b", "1")));
    }

    @Test
    void saysWhatIsWrongWithAnObject() throws Exception {
        assertThat(files.parse(objects, "object", object("{", "a.json")).rejectedWith("INVALID_CONTENT"))
                .startsWith("object: ");
        files.parse(objects, "object", object("x".repeat(FileFixture.MAX_BYTES + 1), "a"))
                .rejectedWith("FILE_TOO_LARGE");
        assertThat(files.parse(
                                objects,
                                "object",
                                Map.of("object", "sha256:" + "0".repeat(64), "bytes", 1, "mediaType", "x"))
                        .broken())
                .contains("is not in");
    }

    @Test
    void wantsEitherAPathOrAnObject() throws Exception {
        files.parse(objects).rejectedWith("INVALID_INPUT");
        files.parse(objects, "path", "a", "object", object("x", "a")).rejectedWith("INVALID_INPUT");
    }

    @Test
    void tellsWhatIsThereWithoutFollowingLinks() throws Exception {
        Files.writeString(inbox.resolve("a"), "one");
        Files.createDirectory(inbox.resolve("folder"));
        Files.createSymbolicLink(inbox.resolve("link"), home.resolve("outside"));

        files.stat("path", "a")
                .hasOutput("exists", true)
                .hasOutput("kind", "file")
                .hasOutput("size", 3L);
        files.stat("path", "folder").hasOutput("kind", "folder");
        files.stat("path", "link").hasOutput("kind", "link");
        files.stat("path", "no").hasOutput("exists", false).hasOutput("kind", null);
    }

    @Test
    void givesAnotherEtagToAChangedFile() throws Exception {
        Files.writeString(inbox.resolve("a"), "one");
        Object before = files.stat("path", "a").outputs().get("etag");

        Files.writeString(inbox.resolve("a"), "three");

        assertThat(files.stat("path", "a").outputs().get("etag")).isNotEqualTo(before);
    }

    @Test
    void deletesAFileWithWhatIsRememberedOfIt() throws Exception {
        files.append("path", "a", "content", "x").completed();

        files.delete("path", "a").hasOutput("deleted", true);
        files.delete("path", "a").hasOutput("deleted", false);

        files.delete("path", "a", "mustExist", true).rejectedWith("FILE_NOT_FOUND");
        assertThat(inbox).isEmptyDirectory();
    }

    @Test
    void deletesOnlyTheFileThatWasMeant() throws Exception {
        Files.writeString(inbox.resolve("a"), "one");
        Files.createDirectory(inbox.resolve("folder"));

        files.delete("path", "a", "expectedSha256", "00").rejectedWith("FILE_CHANGED");
        files.delete("path", "folder").rejectedWith("PATH_NOT_ALLOWED");
        files.delete("path", "a", "expectedSha256", Sha256.hex("one".getBytes(StandardCharsets.UTF_8)))
                .hasOutput("deleted", true);
    }
}

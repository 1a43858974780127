package io.procos.workers.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.procos.api.Sha256;
import io.procos.workers.TestContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files larger than a variable: copied, kept as objects, fetched back, hashed. */
class LargeFileTest {
    private static final int SIZE = 3_000_000;

    @TempDir
    Path home;

    private Path root;
    private byte[] content;
    private FileFixture files;

    @BeforeEach
    void putALargeFile() throws Exception {
        root = Files.createDirectory(home.resolve("root"));
        files = new FileFixture(Map.of("root", root));
        content = new byte[SIZE];
        new Random(7).nextBytes(content);
        Files.write(root.resolve("large"), content);
    }

    @Test
    void copiesWithProgressAndHash() throws Exception {
        var run = files.copy("path", "large", "target", "copies/large");

        run.hasOutput("size", (long) SIZE)
                .hasOutput("sha256", Sha256.hex(content))
                .hasOutput("kept", 0L);
        assertThat(run.notes()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(root.resolve("copies/large")).hasBinaryContent(content);
        assertThat(FileFixture.hidden(root.resolve("copies"), "")).isZero();
    }

    @Test
    void goesOnWhereAKilledRunStopped() throws Exception {
        Location target = files.roots.locate("copy");
        try (Folder folder = Folder.openRoot("root", root);
                Draft draft = Draft.of(folder, target, "procos-1")) {
            Assertions.assertThatThrownBy(() -> draft.fill(
                            breakingAt(2_000_000), new Progress(TestContext.run("x"), target, files.settings)))
                    .isInstanceOf(IOException.class);
        }

        var run = files.copy("path", "large", "target", "copy");

        assertThat((long) run.outputs().get("kept")).isBetween(1_800_000L, 2_000_000L);
        assertThat(root.resolve("copy")).hasBinaryContent(content);
    }

    @Test
    void trustsNothingThatAKilledRunLeft() throws Exception {
        Location target = files.roots.locate("copy");
        byte[] other = content.clone();
        other[500_000] ^= 1;
        try (Folder folder = Folder.openRoot("root", root);
                Draft draft = Draft.of(folder, target, "procos-1")) {
            draft.fill(new ByteArrayInputStream(other), new Progress(TestContext.run("x"), target, files.settings));
        }

        files.copy("path", "large", "target", "copy").hasOutput("sha256", Sha256.hex(content));

        assertThat(root.resolve("copy")).hasBinaryContent(content);
    }

    private InputStream breakingAt(int bytes) {
        InputStream start = new ByteArrayInputStream(content, 0, bytes);
        return new InputStream() {
            @Override
            public int read() throws IOException {
                int next = start.read();
                if (next < 0) {
                    throw new IOException("killed");
                }
                return next;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = start.read(buffer, offset, length);
                if (read < 0) {
                    throw new IOException("killed");
                }
                return read;
            }
        };
    }

    @Test
    void leavesADraftToTheRunThatHoldsIt() throws Exception {
        try (Folder folder = Folder.openRoot("root", root);
                Draft _ = Draft.of(folder, files.roots.locate("copy"), "procos-1")) {
            assertThat(files.copy("path", "large", "target", "copy").retryable().reason())
                    .contains("another run");
        }
    }

    @Test
    void keepsAFileAsObjectAndFetchesItBack() throws Exception {
        var objects = FileFixture.objects(home.resolve("objects"));

        Object object = files.store(objects, "path", "large", "mediaType", "image/tiff")
                .outputs()
                .get("object");
        files.fetch(objects, "object", object, "path", "back").hasOutput("sha256", Sha256.hex(content));

        assertThat(object).extracting("bytes", "mediaType", "name").containsExactly((long) SIZE, "image/tiff", "large");
        assertThat(root.resolve("back")).hasBinaryContent(content);
        files.fetch(objects, "object", object, "path", "back").completed();
        Files.writeString(root.resolve("back"), "other");
        files.fetch(objects, "object", object, "path", "back").rejectedWith("FILE_EXISTS");
    }

    @Test
    void writesNothingOfADamagedObject() throws Exception {
        var objects = FileFixture.objects(home.resolve("objects"));
        Object object = files.store(objects, "path", "large").outputs().get("object");
        try (var kept = Files.walk(home.resolve("objects"))) {
            Path place = kept.filter(Files::isRegularFile).findFirst().orElseThrow();
            Files.writeString(place, "damaged");
        }

        assertThat(files.fetch(objects, "object", object, "path", "back").broken())
                .contains("other content");
        assertThat(root.resolve("back")).doesNotExist();
    }

    @Test
    void refusesABadReferenceByItsField() {
        var objects = FileFixture.objects(home.resolve("objects"));
        Map<String, Object> bad = Map.of("object", "sha256:../../etc", "bytes", 1, "mediaType", "x");

        assertThat(files.fetch(objects, "object", bad, "path", "a").rejectedWith("INVALID_INPUT"))
                .contains("object");
        assertThat(files.parse(objects, "object", bad).rejectedWith("INVALID_INPUT"))
                .contains("object");
    }

    @Test
    void hashesAndComparesOnRequest() {
        files.hash("path", "large").hasOutput("hash", Sha256.hex(content)).hasOutput("algorithm", "sha256");

        files.hash("path", "large", "algorithm", "sha512").completed();
        files.hash("path", "large", "algorithm", "md5", "expected", "00").rejectedWith("INVALID_CONTENT");
        files.copy("path", "large", "target", "c", "sha256", "00").rejectedWith("INVALID_CONTENT");
        assertThat(FileFixture.hidden(root, "")).isZero();
        assertThat(root.resolve("c")).doesNotExist();
    }

    @Test
    void refusesWhatIsAboveTheCapBeforeReadingIt() throws Exception {
        try (var sparse = new RandomAccessFile(root.resolve("sparse").toFile(), "rw")) {
            sparse.setLength(1L << 40);
        }

        files.copy("path", "sparse", "target", "c").rejectedWith("FILE_TOO_LARGE");
        files.hash("path", "sparse").rejectedWith("FILE_TOO_LARGE");
        files.store(FileFixture.objects(home.resolve("objects")), "path", "sparse")
                .rejectedWith("FILE_TOO_LARGE");
    }
}

package io.procos.workers.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.procos.api.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileReadAdapterTest {
    @TempDir
    Path inbox;

    private FileFixture files;

    @BeforeEach
    void open() {
        files = new FileFixture(Map.of("inbox", inbox));
    }

    private void put(String name, String content) throws Exception {
        Files.writeString(inbox.resolve(name), content);
    }

    @Test
    void readsTextWithItsSizeHashAndTime() throws Exception {
        put("a.txt", "\uFEFFGrüße\n");
        Files.setLastModifiedTime(inbox.resolve("a.txt"), FileTime.from(Instant.parse("2026-01-02T03:04:05Z")));

        var run = files.read("path", "a.txt");

        run.completed()
                .hasOutput("path", "inbox:a.txt")
                .hasOutput("content", "Grüße\n")
                .hasOutput("size", 11L)
                .hasOutput("sha256", Sha256.hex("\uFEFFGrüße\n".getBytes(StandardCharsets.UTF_8)))
                .hasOutput("lastModified", "2026-01-02T03:04:05Z");
    }

    @Test
    void findsAFileByRootOrAbsolutePath() throws Exception {
        Files.createDirectories(inbox.resolve("2026/01"));
        put("2026/01/a b.txt", "x");

        files.read("path", "inbox:2026/01/a b.txt").completed();
        files.read("path", inbox + "/2026/01/a b.txt").completed().hasOutput("path", "inbox:2026/01/a b.txt");
    }

    @Test
    void readsFromTheUsualRootWhenThePathNamesNone() throws Exception {
        put("a: b.txt", "x");
        var several = new FileFixture(Map.of("inbox", inbox, "other", inbox.resolve("..")), "inbox", new String[0]);

        several.read("path", "inbox:a: b.txt").completed();
        assertThat(several.read("path", "sub/a: b.txt").rejectedWith("FILE_NOT_FOUND"))
                .contains("inbox:sub/a: b.txt");
    }

    @Test
    void readsJson() throws Exception {
        put("a.json", "{\"id\": 7, \"lines\": [1.5, null]}");

        Map<?, ?> content = (Map<?, ?>)
                files.read("path", "a.json", "format", "json").outputs().get("content");

        assertThat(content.get("id")).isEqualTo(7);
        assertThat((List<Object>) content.get("lines")).containsExactly(1.5, null);
    }

    @Test
    void readsCsvAsTextsByColumn() throws Exception {
        put("a.csv", "id; name\r\n1;\"A; \"\"B\"\"\nC\"\r\n\r\n02;\r\n");

        files.read("path", "a.csv", "format", "csv", "delimiter", ";")
                .completed()
                .hasOutput(
                        "content", List.of(Map.of("id", "1", "name", "A; \"B\"\nC"), Map.of("id", "02", "name", "")));
    }

    @Test
    void readsXmlWithItsRootRepeatedElementsAndAttributes() throws Exception {
        put("a.xml", """
                <?xml version="1.0" encoding="UTF-8"?><!-- c -->
                <i:Invoice xmlns:i="urn:i" xmlns:c="urn:c"><c:ID>7</c:ID>
                  <c:Line><c:Amount currency="EUR">1.50</c:Amount></c:Line><c:Line/></i:Invoice>
                """);

        var run = files.read("path", "a.xml", "format", "xml");

        run.completed()
                .hasOutput(
                        "content",
                        Map.of(
                                "Invoice",
                                Map.of(
                                        "ID",
                                        "7",
                                        "Line",
                                        List.of(Map.of("Amount", Map.of("currency", "EUR", "value", "1.50")), ""))));
    }

    @Test
    void readsXmlInTheEncodingItDeclares() throws Exception {
        Files.write(
                inbox.resolve("latin.xml"),
                "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a><b>ü</b></a>".getBytes(StandardCharsets.ISO_8859_1));

        files.read("path", "latin.xml", "format", "xml")
                .completed()
                .hasOutput("content", Map.of("a", Map.of("b", "ü")));
    }

    @Test
    void readsBinaryAsBase64() throws Exception {
        Files.write(inbox.resolve("a.bin"), new byte[] {(byte) 0xff, 0});

        files.read("path", "a.bin", "format", "base64").completed().hasOutput("content", "/wA=");
    }

    @Test
    void readsAnEmptyFile() throws Exception {
        put("empty", "");

        files.read("path", "empty").completed().hasOutput("content", "").hasOutput("size", 0L);
        files.read("path", "empty", "format", "csv").completed().hasOutput("content", List.of());
    }

    @Test
    void namesAMissingFileAndAMissingFolder() {
        assertThat(files.read("path", "no.txt").rejectedWith("FILE_NOT_FOUND")).contains("inbox:no.txt");
        assertThat(files.read("path", "no/no.txt").rejectedWith("FILE_NOT_FOUND"))
                .contains("folder of inbox:no/no.txt");
    }

    @Test
    void readsUpToTheCapAndNotAByteMore() throws Exception {
        put("full", "x".repeat(FileFixture.MAX_BYTES));
        put("over", "x".repeat(FileFixture.MAX_BYTES + 1));

        files.read("path", "full").completed().hasOutput("size", (long) FileFixture.MAX_BYTES);
        assertThat(files.read("path", "over").rejectedWith("FILE_TOO_LARGE")).contains("max-read-size");
        files.read("path", "full", "maxBytes", 100).rejectedWith("FILE_TOO_LARGE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "json|{\"a\":1",
                "json|{} {}",
                "json|{\"a\":1,\"a\":2}",
                "json|''",
                "csv|a,b\\n1",
                "csv|a,b\\n1,2,3",
                "csv|a,a\\n1,2",
                "csv|a,\\n1,2",
                "xml|<a><b></a>",
                "xml|not xml",
                "xml|<!DOCTYPE a><a/>",
                "xml|<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;</a>",
                "xml|<!DOCTYPE a [<!ENTITY e \"eeee\"><!ENTITY f \"&e;&e;\">]><a>&f;</a>",
                "xml|<a>&undeclared;</a>"
            })
    void refusesContentThatIsNotOfItsFormat(String format, String content) throws Exception {
        put("bad", content.replace("\\n", "\n"));

        String reason = files.read("path", "bad", "format", format).rejectedWith("INVALID_CONTENT");

        assertThat(reason).startsWith("path: inbox:bad is not valid " + format).doesNotContain("root:x");
    }

    @Test
    void refusesDocumentsTooDeepToHandle() throws Exception {
        put("deep.json", "[".repeat(5_000) + "]".repeat(5_000));
        put("deep.xml", "<a>".repeat(2_500) + "</a>".repeat(2_500));

        files.read("path", "deep.json", "format", "json").rejectedWith("INVALID_CONTENT");
        files.read("path", "deep.xml", "format", "xml").rejectedWith("INVALID_CONTENT");
    }

    @Test
    void refusesBytesThatAreNoUtf8() throws Exception {
        Files.write(inbox.resolve("latin.txt"), new byte[] {'a', (byte) 0xfc});

        assertThat(files.read("path", "latin.txt").rejectedWith("INVALID_CONTENT"))
                .contains("base64");
    }

    @Test
    void becomesAnIncidentWhenTheRootIsMissing() {
        var elsewhere = new FileFixture(Map.of("lost", inbox.resolve("nowhere")));

        assertThat(elsewhere.read("path", "a.txt").broken()).contains("procos.workers.file.roots.lost");
    }
}

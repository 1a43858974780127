package io.procos.workers.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.procos.tde.testkit.TdeTestRun;
import io.procos.workers.testkit.AttackTable;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every place of a mail that a stranger's text can reach: nothing of it reaches the server, each refusal names the field. */
class MailAttacksTest {
    private static final AttackTable TABLE = new AttackTable("mail.send");
    private static final List<String> BREAKS = List.of(
            "\r\nBcc: eve@evil.test",
            "\nBcc: eve@evil.test",
            "\rBcc: eve@evil.test",
            "\r\n\r\n<b>body</b>",
            "\r\n.\r\nMAIL FROM:<eve@evil.test>",
            "\u0085Bcc: x",
            "\u0000",
            "\u001b[2J",
            "\u007f");
    private static final List<String> HALVES = List.of("\ud800", "\udc00", "a\udfff", "\udbff\ud800b");
    private static final List<String> NAMES = List.of(
            "Bcc",
            "bcc",
            "To",
            "From",
            "Subject",
            "Sender",
            "Return-Path",
            "Content-Type",
            "Content-Transfer-Encoding",
            "DKIM-Signature",
            "Received",
            "Message-ID",
            "MIME-Version",
            "X-",
            "X-a b",
            "X-a:",
            "X-a\r\nBcc",
            "X-ü",
            "",
            " X-a",
            "X-" + "a".repeat(61));

    private ScriptedSmtpServer server;

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedSmtpServer(Map.of());
    }

    @AfterEach
    void hearsNothing() {
        server.close();
        assertThat(server.heard()).isEmpty();
    }

    @AfterAll
    static void report() {
        TABLE.print();
        assertThat(TABLE.cases()).isGreaterThanOrEqualTo(110);
    }

    static Stream<Arguments> cases() {
        return Stream.of(injections(), halves(), names(), giants()).flatMap(kind -> kind);
    }

    private static Stream<Arguments> injections() {
        return BREAKS.stream()
                .flatMap(attack -> Stream.of(
                        attack("line break", "subject", "subject", "Hello" + attack),
                        attack("line break", "to[1]", "to", List.of("ann@example.org" + attack)),
                        attack("line break", "to[1]", "to", List.of("Ann" + attack + " <ann@example.org>")),
                        attack("line break", "cc[1]", "cc", "ann@example.org" + attack),
                        attack("line break", "bcc[1]", "bcc", "ann@example.org" + attack),
                        attack("line break", "from", "from", "orders@example.org" + attack),
                        attack("line break", "replyTo", "replyTo", "ann@example.org" + attack),
                        attack("line break", "headers.X-Case", "headers", Map.of("X-Case", "7" + attack)),
                        attack("line break", "attachments[1].name", "attachments", file("a" + attack, "text/csv")),
                        attack(
                                "line break",
                                "attachments[1].contentType",
                                "attachments",
                                file("a", "text/csv" + attack))));
    }

    private static Stream<Arguments> halves() {
        return HALVES.stream()
                .flatMap(half -> Stream.of(
                        attack("half a character", "subject", "subject", half),
                        attack("half a character", "text", "text", half),
                        attack("half a character", "html", "html", half),
                        attack("half a character", "to[1]", "to", half + " <ann@example.org>"),
                        attack("half a character", "headers.X-Case", "headers", Map.of("X-Case", half)),
                        attack("half a character", "attachments[1].name", "attachments", file(half, "text/csv")),
                        attack(
                                "half a character",
                                "attachments[1].text",
                                "attachments",
                                List.of(Map.of("name", "a", "text", half)))));
    }

    private static Stream<Arguments> names() {
        return NAMES.stream().map(name -> attack("header name", "headers", "headers", Map.of(name, "x")));
    }

    private static Stream<Arguments> giants() {
        Map<String, String> many = new java.util.HashMap<>();
        IntStream.range(0, 21).forEach(i -> many.put("X-" + i, "x"));
        return Stream.of(
                attack("too many", "to", "to", Collections.nCopies(4, "ann@example.org")),
                attack("too many", "to", "to", Collections.nCopies(10_000, "ann@example.org")),
                attack(
                        "too many",
                        "attachments",
                        "attachments",
                        Collections.nCopies(6, Map.of("name", "a", "text", ""))),
                attack("too many", "headers", "headers", many),
                attack("giant", "subject", "subject", "x".repeat(1_000_000)),
                attack("giant", "headers.X-Case", "headers", Map.of("X-Case", "x".repeat(901))),
                attack("giant", "text", "text", "x".repeat(2_000_000)),
                attack("giant", "text, html and attachments", "html", "ü".repeat(40_000)),
                attack(
                        "giant",
                        "text, html and attachments",
                        "attachments",
                        List.of(Map.of("name", "a", "base64", "A".repeat(80_000)))),
                attack(
                        "giant",
                        "text, html and attachments",
                        "attachments",
                        List.of(Map.of(
                                "name",
                                "a",
                                "object",
                                Map.of(
                                        "object",
                                        "sha256:" + "0".repeat(64),
                                        "bytes",
                                        Long.MAX_VALUE,
                                        "mediaType",
                                        "a/b")))),
                attack("giant", "name", "attachments", file("x".repeat(256), "text/csv")),
                attack(
                        "reference",
                        "attachments.object",
                        "attachments",
                        List.of(Map.of(
                                "name",
                                "a",
                                "object",
                                Map.of("object", "../../etc/passwd", "bytes", 1, "mediaType", "a/b")))),
                attack(
                        "reference",
                        "attachments.object",
                        "attachments",
                        List.of(Map.of(
                                "name",
                                "a",
                                "object",
                                Map.of("object", "sha256:" + "0".repeat(64), "bytes", -1, "mediaType", "a/b")))),
                attack(
                        "reference",
                        "attachments[1]",
                        "attachments",
                        List.of(Map.of(
                                "name",
                                "a",
                                "object",
                                Map.of("object", "sha256:" + "0".repeat(64), "bytes", 1, "mediaType", "a\r\nb: c")))),
                attack(
                        "image",
                        "attachments[1].contentId",
                        "attachments",
                        List.of(Map.of("name", "a", "text", "", "contentId", "x>\r\nBcc: eve@evil.test"))),
                attack("image", "html", "attachments", List.of(Map.of("name", "a", "text", "", "contentId", "logo"))));
    }

    private static List<Map<String, String>> file(String name, String type) {
        return List.of(Map.of("name", name, "text", "", "contentType", type));
    }

    private static Arguments attack(String kind, String field, String input, Object value) {
        return Arguments.of(kind, field, input, value);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cases")
    void refusesByTheNameOfTheField(String kind, String field, String input, Object value) {
        Object[] variables =
                field.contains("contentId") ? new Object[] {input, value, "html", "<p>"} : new Object[] {input, value};

        TdeTestRun run = MailFixture.send(MailFixture.settings(server.port(), MailSecurity.NONE, null), variables);

        String reason = run.outcome().toString();
        boolean stopped = server.heard().isEmpty() && reason.contains("Rejected") && reason.contains(plain(field));
        TABLE.count(kind, stopped);
        assertThat(stopped)
                .as("%s: %s", Arrays.toString(variables).length(), reason)
                .isTrue();
        assertThat(reason).doesNotContain("eve@evil.test", "\n");
    }

    /** The schema's own messages write a list's index in another way. */
    private static String plain(String field) {
        return field.equals("attachments.object") ? "object" : field;
    }
}

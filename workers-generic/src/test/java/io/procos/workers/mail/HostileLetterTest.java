package io.procos.workers.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Letters that try to become another mail; the server must never hear of them. */
class HostileLetterTest {
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

    private MailSettings settings(String... allowDomains) {
        return MailFixture.settings(server.port(), MailSecurity.NONE, null, allowDomains);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ann",
                "ann@",
                "@example.org",
                "ann@example.org, eve@evil.test",
                "ann@example.org\r\nBcc: eve@evil.test",
                "Ann\nBcc: eve@evil.test <ann@example.org>",
                "ann@example.org> SIZE=1\r\nRCPT TO:<eve@evil.test",
                "\"a@evil.test\"@example.org",
                "\"a b\"@example.org",
                "<@evil.test:ann@example.org>",
                "friends: ann@example.org, eve@evil.test;",
                "ann@[127.0.0.1]",
                "ann@exa mple.org",
                "änn@example.org",
                "ann@exämple.org",
                "ann@example.org\0",
                "ann@@example.org"
            })
    void refusesWhatIsNoPlainAddress(String address) {
        for (String field : List.of("to", "cc", "bcc")) {
            String reason =
                    MailFixture.send(settings(), field, List.of(address)).rejectedWith("INVALID_INPUT");
            assertThat(reason).startsWith(field + "[1]: ").doesNotContain("\n");
        }
        MailFixture.send(settings(), "replyTo", address).rejectedWith("INVALID_INPUT");
        MailFixture.send(settings(), "from", address).rejectedWith("INVALID_INPUT");
    }

    static Stream<Arguments> letters() {
        return Stream.of(
                Arguments.of("subject", "subject", "Hello\r\nBcc: eve@evil.test"),
                Arguments.of("subject", "subject", "Hello\u0000"),
                Arguments.of("to", "to", List.of()),
                Arguments.of("to", "cc", List.of("b@x.org", "c@x.org", "d@x.org")),
                Arguments.of("attachments[1]", "attachments", List.of(Map.of("name", "a"))),
                Arguments.of("attachments[1]", "attachments", List.of(Map.of("name", "a", "text", "", "base64", ""))),
                Arguments.of("attachments[1].base64", "attachments", List.of(Map.of("name", "a", "base64", "$"))),
                Arguments.of("attachments[1].name", "attachments", List.of(Map.of("name", "../a", "text", ""))),
                Arguments.of("attachments[1].name", "attachments", List.of(Map.of("name", "a\r\nX: y", "text", ""))),
                Arguments.of(
                        "attachments[1].contentType",
                        "attachments",
                        List.of(Map.of("name", "a", "text", "", "contentType", "text/csv\r\nX: y"))),
                Arguments.of(
                        "attachments[1].contentType",
                        "attachments",
                        List.of(Map.of("name", "a", "text", "", "contentType", "message/rfc822"))),
                Arguments.of(
                        "attachments[1].contentType",
                        "attachments",
                        List.of(Map.of("name", "a", "text", "", "contentType", "csv"))));
    }

    @ParameterizedTest
    @MethodSource("letters")
    void namesTheFieldThatCannotBeSent(String field, String input, Object value) {
        assertThat(MailFixture.send(settings(), input, value).rejectedWith("INVALID_INPUT"))
                .startsWith(field + ": ");
    }

    @Test
    void refusesWrongTypes() {
        MailFixture.send(settings(), "to", Map.of("a", "ann@example.org")).rejectedWith("INVALID_INPUT");
        MailFixture.send(settings(), "cc", List.of(5)).rejectedWith("INVALID_INPUT");
        MailFixture.send(settings(), "text", 5).rejectedWith("INVALID_INPUT");
        MailFixture.send(settings(), "subject", "x".repeat(501)).rejectedWith("INVALID_INPUT");
        MailFixture.send(settings(), "attachments", Map.of("name", "a")).rejectedWith("INVALID_INPUT");
    }

    @Test
    void refusesMoreThanTheCap() {
        String half = "x".repeat(MailFixture.MAX_BYTES / 2 + 1);

        MailFixture.send(settings(), "text", half, "html", half).rejectedWith("MAIL_TOO_LARGE");
        MailFixture.send(
                        settings(),
                        "attachments",
                        List.of(Map.of("name", "a", "text", half), Map.of("name", "b", "text", half)))
                .rejectedWith("MAIL_TOO_LARGE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eve@evil.test", "eve@example.org.evil.test", "eve@notexample.org", "eve@sub.example.org"})
    void refusesDomainsThatMayNotReceive(String recipient) {
        String reason = MailFixture.send(settings("example.org", "*.example.com"), "bcc", List.of(recipient))
                .rejectedWith("MAIL_RECIPIENT_NOT_ALLOWED");

        assertThat(reason).contains("procos.workers.mail.allow-domains");
    }
}

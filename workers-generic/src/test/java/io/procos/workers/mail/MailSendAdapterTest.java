package io.procos.workers.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MailSendAdapterTest {
    @RegisterExtension
    static final GreenMailExtension SERVER = new GreenMailExtension(
                    new ServerSetup[] {server(ServerSetup.PROTOCOL_SMTP), server(ServerSetup.PROTOCOL_SMTPS)})
            .withConfiguration(GreenMailConfiguration.aConfig().withUser("procos@example.org", "procos", "s3cret-pw"));

    private static ServerSetup server(String protocol) {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", protocol);
        setup.setServerStartupTimeout(20_000);
        return setup;
    }

    private static MailSettings plain() {
        return MailFixture.settings(SERVER.getSmtp().getPort(), MailSecurity.NONE, null);
    }

    private static MimeMessage received() {
        assertThat(SERVER.getReceivedMessages()).isNotEmpty();
        return SERVER.getReceivedMessages()[0];
    }

    @Test
    void sendsTextToEverybodyAndHidesBlindCopies() throws Exception {
        var run = MailFixture.send(
                plain(),
                "to",
                List.of("Ann <ann@example.org>"),
                "cc",
                "bob@example.org",
                "bcc",
                List.of("eve@example.org"),
                "replyTo",
                "desk@example.org",
                "subject",
                "Grüße ✓");

        run.completed().hasOutput("recipients", 3);
        assertThat(SERVER.getReceivedMessages()).hasSize(3);
        assertThat(received().getSubject()).isEqualTo("Grüße ✓");
        assertThat(received().getHeader("To", ",")).isEqualTo("Ann <ann@example.org>");
        assertThat(received().getHeader("From", ",")).isEqualTo("ProcOS <procos@example.org>");
        assertThat(received().getHeader("Reply-To", ",")).isEqualTo("desk@example.org");
        assertThat(GreenMailUtil.getWholeMessage(received())).doesNotContain("eve@");
    }

    @Test
    void sendsTextHtmlAndAttachments() throws Exception {
        MailFixture.send(
                        plain(),
                        "text",
                        "plain ü\n.\ndot",
                        "html",
                        "<p>rich</p>",
                        "attachments",
                        List.of(
                                Map.of("name", "Übersicht.csv", "contentType", "text/csv", "text", "a;b\n"),
                                Map.of("name", "a.bin", "base64", "/wA=")))
                .completed();

        MimeMultipart mixed = (MimeMultipart) received().getContent();
        MimeMultipart body = (MimeMultipart) mixed.getBodyPart(0).getContent();
        assertThat((String) body.getBodyPart(0).getContent()).isEqualToNormalizingNewlines("plain ü\n.\ndot");
        assertThat(body.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat(mixed.getBodyPart(1).getFileName()).contains("bersicht.csv");
        assertThat(mixed.getBodyPart(2).getInputStream().readAllBytes()).containsExactly(0xff, 0);
    }

    @Test
    void keepsTheMessageIdWhenTheTaskRunsAgain() throws Exception {
        var first = MailFixture.send(plain()).outputs().get("messageId");

        var second = MailFixture.send(plain()).outputs().get("messageId");

        assertThat(second).isEqualTo(first);
        assertThat(SERVER.getReceivedMessages())
                .extracting(MimeMessage::getMessageID)
                .containsExactly((String) first, (String) first);
        assertThat((String) first).matches("<[0-9a-f]{32}\\.procos@example\\.org>");
    }

    @Test
    void usesASenderThatIsAllowedAndNoOther() throws Exception {
        MailFixture.send(plain(), "from", "orders@example.org").completed();
        MailFixture.send(plain(), "from", "ceo@example.org").rejectedWith("INVALID_INPUT");

        assertThat(received().getHeader("From", ",")).isEqualTo("orders@example.org");
    }

    @Test
    void logsInAndNeverShowsThePassword() {
        int port = SERVER.getSmtp().getPort();

        MailFixture.send(MailFixture.settings(port, MailSecurity.NONE, "s3cret-pw"))
                .completed();
        var refused = MailFixture.send(MailFixture.settings(port, MailSecurity.NONE, "wr0ng-pw"));

        assertThat(refused.broken()).contains("procos.workers.mail.username");
        refused.neverShows("wr0ng-pw");
        assertThat(MailFixture.settings(port, MailSecurity.NONE, "wr0ng-pw").toString())
                .doesNotContain("wr0ng-pw");
    }

    @Test
    void sendsNothingWithoutStartTlsUnlessSecurityIsNone() {
        var run =
                MailFixture.send(MailFixture.settings(SERVER.getSmtp().getPort(), MailSecurity.STARTTLS, "s3cret-pw"));

        assertThat(run.broken()).contains("STARTTLS");
        assertThat(SERVER.getReceivedMessages()).isEmpty();
    }

    @Test
    void trustsNoCertificateThatAnybodyCanMake() {
        var run = MailFixture.send(MailFixture.settings(SERVER.getSmtps().getPort(), MailSecurity.TLS, "s3cret-pw"));

        assertThat(run.broken()).contains("certificate");
        assertThat(SERVER.getReceivedMessages()).isEmpty();
    }
}

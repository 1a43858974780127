package io.procos.workers.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.procos.tde.objects.FileObjectStore;
import io.procos.tde.objects.ObjectReference;
import io.procos.tde.objects.ObjectStore;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** What a mail can hold: templates, images inside the HTML, objects from the store, further header fields. */
class MailContentTest {
    @RegisterExtension
    static final GreenMailExtension SERVER = new GreenMailExtension(smtp());

    @TempDir
    Path folder;

    private ObjectStore objects = new FileObjectStore(Path.of("."), DataSize.ofBytes(1));
    private MailOutbox outbox = MailFixture.outbox(1);

    private static ServerSetup smtp() {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(20_000);
        return setup;
    }

    @BeforeEach
    void connect() {
        objects = new FileObjectStore(folder, DataSize.ofMegabytes(1));
        outbox = MailFixture.outbox(
                MailFixture.settings(SERVER.getSmtp().getPort(), MailSecurity.NONE, null), objects, null);
    }

    private static MimeMessage received() {
        assertThat(SERVER.getReceivedMessages()).isNotEmpty();
        return SERVER.getReceivedMessages()[0];
    }

    private Map<String, Object> stored(String content) throws Exception {
        ObjectReference reference = objects.put(
                new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), "text/csv", "lines.csv");
        return Map.of("object", reference.object(), "bytes", reference.bytes(), "mediaType", "text/csv");
    }

    @Test
    void fillsValuesAndEscapesThemInHtml() throws Exception {
        MailFixture.send(
                        outbox,
                        "subject",
                        "Invoice {{id}}",
                        "text",
                        "Dear {{ name }},",
                        "html",
                        "<p>Dear {{name}},</p>",
                        "values",
                        Map.of("id", 7, "name", "<b onclick='x'>{{id}}</b>"))
                .completed();

        assertThat(received().getSubject()).isEqualTo("Invoice 7");
        MimeMultipart body = (MimeMultipart)
                ((MimeMultipart) received().getContent()).getBodyPart(0).getContent();
        assertThat((String) body.getBodyPart(0).getContent()).contains("Dear <b onclick='x'>{{id}}</b>,");
        assertThat((String) body.getBodyPart(1).getContent())
                .contains("Dear &lt;b onclick=&#39;x&#39;&gt;{{id}}&lt;/b&gt;,");
    }

    @Test
    void refusesANameWithoutValueAndAValueThatBreaksTheSubject() {
        assertThat(MailFixture.send(outbox, "text", "{{who}}", "values", Map.of())
                        .rejectedWith("INVALID_INPUT"))
                .contains("text", "{{who}}");
        assertThat(MailFixture.send(outbox, "subject", "{{a}}", "values", Map.of("a", "x\r\nBcc: eve@evil.test"))
                        .rejectedWith("INVALID_INPUT"))
                .contains("subject");
    }

    @Test
    void showsImagesInsideTheHtml() throws Exception {
        MailFixture.send(
                        outbox,
                        "html",
                        "<img src='cid:logo'>",
                        "attachments",
                        List.of(
                                Map.of(
                                        "name",
                                        "logo.png",
                                        "contentType",
                                        "image/png",
                                        "base64",
                                        "iVBO",
                                        "contentId",
                                        "logo"),
                                Map.of("name", "a.csv", "text", "a;b")))
                .completed();

        MimeMultipart mixed = (MimeMultipart) received().getContent();
        MimeMultipart alternatives = (MimeMultipart) mixed.getBodyPart(0).getContent();
        MimeMultipart related = (MimeMultipart) alternatives.getBodyPart(1).getContent();
        assertThat(related.getContentType()).startsWith("multipart/related");
        assertThat(related.getBodyPart(0).getContentType()).startsWith("text/html");
        assertThat(related.getBodyPart(1).getHeader("Content-ID")).containsExactly("<logo>");
        assertThat(mixed.getBodyPart(1).getFileName()).isEqualTo("a.csv");
    }

    @Test
    void attachesObjectsFromTheStore() throws Exception {
        MailFixture.send(outbox, "attachments", List.of(Map.of("name", "lines.csv", "object", stored("a;b\n"))))
                .completed();

        var part = ((MimeMultipart) received().getContent()).getBodyPart(1);
        assertThat(part.getContentType()).startsWith("text/csv");
        assertThat(part.getInputStream()).hasContent("a;b\n");
    }

    @Test
    void refusesObjectsThatAreAwayOrTooLarge() throws Exception {
        Map<String, Object> away = Map.of("object", "sha256:" + "0".repeat(64), "bytes", 4, "mediaType", "text/csv");
        Map<String, Object> lie = new java.util.HashMap<>(stored("a;b\n"));
        lie.put("bytes", 2);

        assertThat(MailFixture.send(outbox, "attachments", List.of(Map.of("name", "a", "object", away)))
                        .rejectedWith("INVALID_INPUT"))
                .contains("attachments[1].object");
        MailFixture.send(outbox, "attachments", List.of(Map.of("name", "a", "object", lie)))
                .rejectedWith("INVALID_INPUT");
        MailFixture.send(outbox, "attachments", List.of(Map.of("name", "a", "object", stored("x".repeat(60_000)))))
                .rejectedWith("MAIL_TOO_LARGE");
    }

    @Test
    void addsHeaderFieldsThatNobodyRoutesBy() throws Exception {
        MailFixture.send(
                        outbox,
                        "headers",
                        Map.of("X-Case", "Fall 7 ü " + "lang ".repeat(60), "In-Reply-To", "<1@example.org>"))
                .completed();

        assertThat(received().getHeader("In-Reply-To", ",")).isEqualTo("<1@example.org>");
        assertThat(jakarta.mail.internet.MimeUtility.decodeText(
                        jakarta.mail.internet.MimeUtility.unfold(received().getHeader("X-Case", ","))))
                .startsWith("Fall 7 ü lang");
        assertThat(GreenMailUtil.getWholeMessage(received()).lines()).allMatch(line -> line.length() < 900);
    }

    @Test
    void sendsToAddressesThatAreAllowedBesideTheDomains() {
        var settings = MailFixture.settings(SERVER.getSmtp().getPort(), MailSecurity.NONE, null, "example.org");

        MailFixture.send(settings, "to", "guest@elsewhere.test").completed();
        assertThat(MailFixture.send(settings, "to", "other@elsewhere.test").rejectedWith("MAIL_RECIPIENT_NOT_ALLOWED"))
                .contains("allow-recipients");
    }
}

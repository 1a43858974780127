package io.procos.workers.mail.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import io.procos.tde.objects.FileObjectStore;
import io.procos.tde.objects.ObjectReference;
import io.procos.tde.objects.ObjectStore;
import io.procos.tde.testkit.TdeTestRun;
import io.procos.workers.mail.MailSecurity;
import io.procos.workers.mail.TlsDoor;
import io.procos.workers.testkit.Certificate;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** The adapter against a real IMAP server. */
class MailReadAdapterTest {
    @RegisterExtension
    static final GreenMailExtension SERVER = InboxFixture.server();

    @TempDir
    Path folder;

    private ObjectStore objects = new FileObjectStore(Path.of("."), DataSize.ofBytes(1));

    @BeforeEach
    void store() {
        objects = new FileObjectStore(folder.resolve("objects"), DataSize.ofMegabytes(1));
    }

    private TdeTestRun read(Object... input) {
        Inbox inbox =
                InboxFixture.inbox(SERVER.getImap().getPort(), MailSecurity.NONE, InboxFixture.PASSWORD, null, null);
        return InboxFixture.read(InboxFixture.settings(Map.of("desk", inbox)), null, objects, input);
    }

    private List<Map<String, Object>> mails(Object... input) {
        return InboxFixture.mails(read(input));
    }

    @Test
    void readsWhatAMailSaysAndMarksNothing() throws Exception {
        InboxFixture.deliver(SERVER, InboxFixture.mail("Hello", "Dear desk"));

        Map<String, Object> mail = mails().getFirst();

        assertThat(mail)
                .containsEntry("from", "ann@example.org")
                .containsEntry("fromName", "Ann")
                .containsEntry("to", List.of("desk@example.org"))
                .containsEntry("subject", "Hello")
                .containsEntry("messageId", "<Hello@example.org>")
                .containsEntry("sentAt", "2026-03-31T12:00:00Z")
                .containsEntry("text", "Dear desk")
                .containsEntry("seen", false)
                .containsEntry("problem", null);
        assertThat(mails().getFirst()).containsEntry("seen", false);
    }

    @Test
    void findsBySenderSubjectTextDayAndId() throws Exception {
        InboxFixture.deliver(SERVER, InboxFixture.mail("Invoice 1", "one"));
        InboxFixture.deliver(SERVER, InboxFixture.mail("Order 2", "two"));

        assertThat(mails("subject", "invoice")).extracting("subject").containsExactly("Invoice 1");
        assertThat(mails("from", "ann@example.org")).hasSize(2);
        assertThat(mails("from", "bob@example.org")).isEmpty();
        assertThat(mails("text", "two")).extracting("subject").containsExactly("Order 2");
        assertThat(mails("messageId", "<Order2@example.org>")).hasSize(1);
        assertThat(mails("since", "2020-01-01")).hasSize(2);
        assertThat(mails("before", "2020-01-01")).isEmpty();
        assertThat(mails("newestFirst", true, "limit", 1)).extracting("subject").containsExactly("Order 2");
        read("limit", 1).hasOutput("found", 2);
    }

    @Test
    void marksAndMoves() throws Exception {
        InboxFixture.folder(SERVER, "Done");
        InboxFixture.deliver(SERVER, InboxFixture.mail("one", "1"));
        InboxFixture.deliver(SERVER, InboxFixture.mail("two", "2"));

        read("subject", "one", "markSeen", true).completed();
        assertThat(mails("unseen", true)).extracting("subject").containsExactly("two");
        read("subject", "two", "moveTo", "Done").completed();

        assertThat(InboxFixture.subjects(SERVER, "INBOX")).containsExactly("one");
        assertThat(mails("folder", "Done")).extracting("subject").containsExactly("two");
    }

    @Test
    void keepsAttachmentsInTheObjectStore() throws Exception {
        InboxFixture.deliver(SERVER, """
                From: ann@example.org
                Subject: files
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/html; charset=utf-8

                <p>Hello <b>desk</b></p><script>alert(1)</script><p>a &lt; b</p>
                --b
                Content-Type: text/csv; name="../../etc/passwd"
                Content-Disposition: attachment; filename="../../etc/lines.csv"
                Content-Transfer-Encoding: base64

                YTtiCg==
                --b
                Content-Type: message/rfc822

                From: eve@evil.test
                Subject: inside

                hidden
                --b--
                """);

        Map<String, Object> mail = mails("attachments", true).getFirst();

        assertThat(mail).containsEntry("text", "Hello desk\na < b");
        @SuppressWarnings("unchecked")
        List<Map<String, Object>> files = (List<Map<String, Object>>) mail.get("attachments");
        assertThat(files).extracting("name").containsExactly("lines.csv", "unnamed");
        assertThat(files).extracting("contentType").containsExactly("text/csv", "message/rfc822");
        ObjectReference kept = JsonMapper.shared().convertValue(files.getFirst().get("object"), ObjectReference.class);
        assertThat(objects.open(kept)).hasContent("a;b\n");
        assertThat(mails().getFirst().get("attachments")).asString().contains("object=null");
    }

    @Test
    void readsOverTlsFromTheServerItTrusts() throws Exception {
        InboxFixture.deliver(SERVER, InboxFixture.mail("Hello", "Dear desk"));
        Certificate known = Certificate.of("localhost", folder);
        Certificate other = Certificate.of("elsewhere.test", folder);
        try (TlsDoor door = TlsDoor.implicit(SERVER.getImap().getPort(), known)) {
            Inbox inbox = InboxFixture.inbox(door.port(), MailSecurity.TLS, InboxFixture.PASSWORD, null, null);
            InboxSettings settings = InboxFixture.settings(Map.of("desk", inbox));

            InboxFixture.read(settings, known.trusted(), objects).completed();
            assertThat(InboxFixture.read(settings, other.trusted(), objects).broken())
                    .contains("certificate", "procos.workers.mail.inbox.desk.ssl-bundle");
        }
    }

    @Test
    void refusesAServerWithoutStartTlsAndAWrongLogin() throws Exception {
        int port = SERVER.getImap().getPort();
        var startTls = InboxFixture.inbox(port, MailSecurity.STARTTLS, InboxFixture.PASSWORD, null, null);
        var wrong = InboxFixture.inbox(port, MailSecurity.NONE, "wr0ng-pw", null, null);

        assertThat(InboxFixture.read(InboxFixture.settings(Map.of("desk", wrong)), null, objects)
                        .neverShows("wr0ng-pw")
                        .broken())
                .contains("procos.workers.mail.inbox.desk.username");
        assertThat(InboxFixture.read(
                                InboxFixture.settings(Map.of("desk", startTls)),
                                Certificate.of("localhost", folder).trusted(),
                                objects)
                        .broken())
                .contains("STARTTLS");
        assertThat(InboxFixture.settings(Map.of("desk", startTls)).toString()).doesNotContain(InboxFixture.PASSWORD);
    }

    @Test
    void namesTheMailboxAndFolderThatAreNotThere() {
        assertThat(read("mailbox", "lost").rejectedWith("INVALID_INPUT")).contains("mailbox", "[desk]");
        assertThat(read("folder", "Archive").rejectedWith("INVALID_INPUT"))
                .contains("folder", "procos.workers.mail.inbox.desk.folders");
        assertThat(read("folder", "Done").rejectedWith("MAIL_FOLDER_MISSING")).contains("desk");
        assertThat(InboxFixture.read(InboxFixture.settings(Map.of()), null, objects)
                        .broken())
                .contains("procos.workers.mail.inbox");
    }

    @Test
    void comesBackWhenNobodyListens() {
        Inbox inbox = InboxFixture.inbox(1, MailSecurity.NONE, InboxFixture.PASSWORD, null, null);

        InboxFixture.read(InboxFixture.settings(Map.of("desk", inbox)), null, objects)
                .retryable();
    }
}

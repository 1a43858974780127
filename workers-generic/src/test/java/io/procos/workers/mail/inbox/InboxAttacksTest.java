package io.procos.workers.mail.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import io.procos.tde.objects.FileObjectStore;
import io.procos.tde.testkit.TdeTestRun;
import io.procos.workers.mail.MailSecurity;
import io.procos.workers.testkit.AttackTable;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.unit.DataSize;

/** Searches that try to be commands, and mails that try to hurt their reader. */
class InboxAttacksTest {
    private static final AttackTable TABLE = new AttackTable("mail.read");

    @RegisterExtension
    static final GreenMailExtension SERVER = InboxFixture.server();

    @TempDir
    static Path folder;

    @AfterAll
    static void report() {
        TABLE.print();
        assertThat(TABLE.cases()).isGreaterThanOrEqualTo(60);
    }

    private static TdeTestRun read(Object... input) {
        Inbox inbox =
                InboxFixture.inbox(SERVER.getImap().getPort(), MailSecurity.NONE, InboxFixture.PASSWORD, null, null);
        return InboxFixture.read(
                InboxFixture.settings(Map.of("desk", inbox)),
                null,
                new FileObjectStore(folder, DataSize.ofMegabytes(1)),
                input);
    }

    static Stream<Arguments> searches() {
        return Stream.of(
                        "x\r\na1 DELETE INBOX",
                        "x\na1 LOGOUT",
                        "x\u0000y",
                        "x\r\n",
                        "\ud800",
                        "y".repeat(201),
                        "y".repeat(1_000_000),
                        " ")
                .flatMap(attack -> Stream.of(
                                "from", "to", "subject", "text", "messageId", "folder", "moveTo", "mailbox", "since")
                        .map(field -> Arguments.of(field, attack)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("searches")
    void refusesASearchThatIsNoPlainLine(String field, String attack) {
        TdeTestRun run = read(field, attack);

        boolean stopped = run.outcome().toString().contains("Rejected")
                && run.outcome().toString().contains(field);
        TABLE.count("search by " + field, stopped);
        assertThat(stopped).as(run.outcome().toString()).isTrue();
    }

    @Test
    void searchesForQuotesAndCommandsAsTheyAre() throws Exception {
        InboxFixture.deliver(SERVER, InboxFixture.mail("plain", "1"));
        for (String attack :
                List.of("\" ALL", "x\" OR ALL ALL \"", "\\\" ALL", "{3}", "* ALL", "(ALL)", "ü\" ALL", "%")) {
            TdeTestRun run = read("subject", attack);

            boolean stopped = run.completed().outputs().get("found").equals(0);
            TABLE.count("quotes in a search", stopped);
            assertThat(stopped).as(attack).isTrue();
        }
    }

    static Stream<Arguments> bombs() {
        return Stream.of(
                Arguments.of("MAIL_TOO_LARGE", "giant body", text(InboxFixture.mail("x", "y".repeat(60_000)))),
                Arguments.of("MAIL_TOO_LARGE", "giant header", text("Subject: " + "x".repeat(20_000) + "\n\nbody")),
                Arguments.of("MAIL_TOO_LARGE", "many headers", text("X-A: b\n".repeat(3_000) + "\nbody")),
                Arguments.of("MAIL_TOO_LARGE", "header without end", text("X-A: b\n".repeat(3_000))),
                Arguments.of("MAIL_TOO_LARGE", "giant header of a part", text("""
                        Content-Type: multipart/mixed; boundary=b

                        --b
                        X-A: %s

                        x
                        --b--
                        """.formatted("x".repeat(20_000)))),
                Arguments.of("MAIL_TOO_COMPLEX", "nested parts", text(nested(12))),
                Arguments.of("MAIL_TOO_COMPLEX", "deeply nested parts", text(nested(600))),
                Arguments.of(
                        "MAIL_TOO_COMPLEX",
                        "many parts",
                        text("Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n".repeat(2_000)
                                + "--b--\n")));
    }

    /** Multiparts inside each other, {@code depth} of them. */
    private static String nested(int depth) {
        StringBuilder mail = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }
        return mail.append("\nx\n").toString();
    }

    private static byte[] text(String mail) {
        return mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("bombs")
    void saysWhatIsWrongWithABombAndReadsTheNextMail(String code, String kind, byte[] mail) throws Exception {
        InboxFixture.deliver(SERVER, mail);
        InboxFixture.deliver(SERVER, InboxFixture.mail("good", "2"));

        List<Map<String, Object>> mails = InboxFixture.mails(read("attachments", true));

        boolean stopped = String.valueOf(mails.getFirst().get("problem")).startsWith(code)
                && "good".equals(mails.get(1).get("subject"));
        TABLE.count("bomb", stopped);
        assertThat(stopped).as(kind + ": " + mails).isTrue();
        assertThat(String.valueOf(mails.getFirst().get("problem"))).contains("procos.workers.mail.read.");
    }

    static Stream<Arguments> oddities() throws Exception {
        ByteArrayOutputStream broken = new ByteArrayOutputStream();
        broken.write(text("Content-Type: text/plain; charset=utf-8\n\n"));
        broken.write(new byte[] {(byte) 0xff, (byte) 0xc0, 'o', 'k', 0});
        return Stream.of(
                Arguments.of("invalid UTF-8", broken.toByteArray()),
                Arguments.of("unknown charset", text("Content-Type: text/plain; charset=klingon\n\nok")),
                Arguments.of("charset with a command", text("Content-Type: text/plain; charset=\"../x\r\n y\"\n\nok")),
                Arguments.of("broken content type", text("Content-Type: text\n\nok")),
                Arguments.of(
                        "broken base64",
                        text("Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n$$$$=ok")),
                Arguments.of("unknown encoding", text("Content-Transfer-Encoding: x-zip\n\nok")),
                Arguments.of("broken encoded word", text("Subject: =?utf-8?B?//8=?= =?x?Q?=\n\nok")),
                Arguments.of("broken addresses", text("From: <<>>,,\"\nTo: " + "a,".repeat(2_000) + "\n\nok")),
                Arguments.of("broken date", text("Date: yesterday, or so\n\nok")),
                Arguments.of("no header at all", text("ok")),
                Arguments.of("multipart without boundary", text("Content-Type: multipart/mixed\n\nok")),
                Arguments.of("multipart without parts", text("Content-Type: multipart/mixed; boundary=b\n\nok")),
                Arguments.of(
                        "name with controls", text("Content-Disposition: attachment; filename=\"a\u0007\tb\"\n\nok")),
                Arguments.of("nested HTML", text("Content-Type: text/html\n\n" + "<div>".repeat(8_000) + "ok")),
                Arguments.of(
                        "HTML with scripts",
                        text("Content-Type: text/html\n\n<scr<script>ipt>x</script>ok<img src=x onerror=y>")),
                Arguments.of("empty", text("\n")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oddities")
    void readsOrNamesWhatIsNoProperMail(String kind, byte[] mail) throws Exception {
        InboxFixture.deliver(SERVER, mail);

        Map<String, Object> read = InboxFixture.mails(read("attachments", true)).getFirst();

        String text = String.valueOf(read.get("text"));
        boolean stopped = (read.get("problem") == null
                        || String.valueOf(read.get("problem")).startsWith("MAIL_"))
                && !text.contains("<")
                && text.indexOf(0) < 0;
        TABLE.count("no proper mail", stopped);
        assertThat(stopped).as(kind + ": " + read).isTrue();
    }
}

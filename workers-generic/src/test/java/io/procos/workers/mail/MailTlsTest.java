package io.procos.workers.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import io.procos.tde.objects.FileObjectStore;
import io.procos.tde.testkit.TdeTestRun;
import io.procos.workers.testkit.Certificate;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.util.unit.DataSize;

/** Mail over TLS, from the first byte and by STARTTLS, with certificates made for this test. */
class MailTlsTest {
    @RegisterExtension
    static final GreenMailExtension SERVER = new GreenMailExtension(smtp());

    @TempDir
    static Path folder;

    private static Certificate known;
    private static Certificate elsewhere;

    private static ServerSetup smtp() {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(20_000);
        return setup;
    }

    @BeforeAll
    static void certify() throws Exception {
        known = Certificate.of("localhost", folder);
        elsewhere = Certificate.of("elsewhere.test", folder);
    }

    private static TdeTestRun send(MailSecurity security, Certificate shown, SslBundle trusted) throws Exception {
        int smtp = SERVER.getSmtp().getPort();
        try (TlsDoor door =
                security == MailSecurity.TLS ? TlsDoor.implicit(smtp, shown) : TlsDoor.startTls(smtp, shown)) {
            var objects = new FileObjectStore(folder, DataSize.ofBytes(1));
            return MailFixture.send(
                    MailFixture.outbox(MailFixture.settings(door.port(), security, null), objects, trusted));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TLS", "STARTTLS"})
    void sendsToAServerWhoseCertificateIsTrusted(MailSecurity security) throws Exception {
        send(security, known, known.trusted()).completed().hasOutput("recipients", 1);

        assertThat(SERVER.getReceivedMessages()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"TLS", "STARTTLS"})
    void sendsNothingToAServerThatAnybodyCouldBe(MailSecurity security) throws Exception {
        assertThat(send(security, known, elsewhere.trusted()).broken()).contains("certificate", "ssl-bundle");

        assertThat(SERVER.getReceivedMessages()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"TLS", "STARTTLS"})
    void sendsNothingToAServerOfAnotherName(MailSecurity security) throws Exception {
        TdeTestRun run = send(security, elsewhere, elsewhere.trusted());

        assertThat(run.outcome().toString()).contains("mail");
        assertThat(SERVER.getReceivedMessages()).isEmpty();
    }
}

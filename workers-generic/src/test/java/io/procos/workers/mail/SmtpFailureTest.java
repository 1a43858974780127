package io.procos.workers.mail;

import static io.procos.workers.mail.ScriptedSmtpServer.HANG_UP;
import static io.procos.workers.mail.ScriptedSmtpServer.SILENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.procos.tde.testkit.TdeTestRun;
import io.procos.workers.TestContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpFailureTest {

    private static TdeTestRun sendWhenServerAnswers(String command, String answer) throws Exception {
        try (var server = new ScriptedSmtpServer(Map.of(command, answer))) {
            return MailFixture.send(MailFixture.settings(server.port(), MailSecurity.NONE, null));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL,550 5.7.1 sender unknown",
        "RCPT,550 5.1.1 no such user",
        "DATA,554 no valid recipients",
        ".,552 5.3.4 message too big"
    })
    void rejectsWhatTheServerRefusesForGood(String command, String answer) throws Exception {
        String reason = sendWhenServerAnswers(command, answer).rejectedWith("MAIL_REJECTED");

        assertThat(reason).contains(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL,451 4.7.1 greylisted",
        "RCPT,452 4.2.2 mailbox full",
        "DATA,421 4.3.2 shutting down",
        ".,451 4.3.0 queue full"
    })
    void comesBackWhenTheServerCannotNow(String command, String answer) throws Exception {
        assertThat(sendWhenServerAnswers(command, answer).retryable().reason()).contains(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GREETING", "EHLO", "MAIL", "RCPT", "DATA"})
    void comesBackWhenTheConnectionBreaksBeforeTheMailIsThere(String command) throws Exception {
        sendWhenServerAnswers(command, HANG_UP).retryable();
    }

    @ParameterizedTest
    @ValueSource(strings = {HANG_UP, SILENCE})
    void asksAPersonWhenNobodyKnowsWhetherTheMailWasTaken(String answer) throws Exception {
        String reason = sendWhenServerAnswers(".", answer).broken();

        assertThat(reason).contains("nobody knows", "Message-ID <", "retry");
    }

    @Test
    void isSentWhenTheServerHangsUpAfterItsAnswer() throws Exception {
        sendWhenServerAnswers("QUIT", HANG_UP).completed();
    }

    @Test
    void comesBackWhenNobodyListens() throws Exception {
        int port;
        try (var server = new ScriptedSmtpServer(Map.of())) {
            port = server.port();
        }

        MailFixture.send(MailFixture.settings(port, MailSecurity.NONE, null)).retryable();
    }

    @Test
    void sendsToNobodyWhenOneRecipientIsRefused() throws Exception {
        try (var server = new ScriptedSmtpServer(Map.of("RCPT", "550 no"))) {
            MailFixture.send(
                            MailFixture.settings(server.port(), MailSecurity.NONE, null),
                            "cc",
                            List.of("bob@example.org"))
                    .rejectedWith("MAIL_REJECTED");

            assertThat(server.heard()).doesNotContain("DATA");
        }
    }

    @Test
    void endsAtOnceWhenInterrupted() throws Exception {
        try (var server = new ScriptedSmtpServer(Map.of("MAIL", SILENCE))) {
            MailOutbox outbox = MailFixture.outbox(server.port());
            var thrown = new CompletableFuture<Exception>();
            Thread run = Thread.ofVirtual().start(() -> {
                try {
                    outbox.send(
                            Letter.plain(List.of("ann@example.org"), "s", "t"),
                            TestContext.run("effect-1").idempotencyKey());
                } catch (Exception e) {
                    thrown.complete(e);
                }
            });
            while (server.heard().stream().noneMatch(line -> line.startsWith("MAIL"))) {
                Thread.sleep(10);
            }

            run.interrupt();

            assertThat(thrown.get(1, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
        }
    }
}

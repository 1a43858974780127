package io.procos.workers.notify;

import static com.github.tomakehurst.wiremock.client.WireMock.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import io.procos.api.testkit.KafkaBroker;
import io.procos.workers.message.MessageFixture;
import io.procos.workers.message.MessageOutbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class NotifyAdapterTest {
    @RegisterExtension
    static final WireMockExtension WEBHOOK = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    @RegisterExtension
    static final GreenMailExtension MAIL = new GreenMailExtension(smtp());

    private NotifyFixture people;

    private static ServerSetup smtp() {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(20_000);
        return setup;
    }

    @BeforeEach
    void connect() {
        people = new NotifyFixture(MAIL.getSmtp().getPort(), "http://localhost:" + WEBHOOK.getPort() + "/hook");
    }

    @AfterEach
    void close() {
        people.close();
    }

    @Test
    void logsOneLineFilledFromValues(CapturedOutput output) {
        var run = people.notify(
                "title", "Invoice {{ invoice }} waits",
                "text", "since {{since}}\nERROR forged entry",
                "severity", "warning",
                "values", Map.of("invoice", 7, "since", "{{title}} $1"));

        run.completed().hasOutput("delivered", true).hasOutput("suppressed", 0);
        assertThat(output).contains("WARN").contains("[warning] Invoice 7 waits since {{title}} $1 ERROR forged entry");
        assertThat(output).doesNotContain("\nERROR forged");
    }

    @Test
    void mailsToTheUsualPeopleOrToThoseTheTaskNames() throws Exception {
        people.notify("channel", "mail", "text", "Clean up", "link", "https://console.example.org/1")
                .completed();
        people.notify("channel", "mail", "to", List.of("ann@example.org")).completed();

        var mails = MAIL.getReceivedMessages();
        assertThat(mails).hasSize(2);
        assertThat(mails[0].getAllRecipients()[0]).hasToString("desk@example.org");
        assertThat(mails[0].getSubject()).isEqualTo("[info] Disk is full");
        assertThat(mails[1].getAllRecipients()[0]).hasToString("ann@example.org");
    }

    @Test
    void postsToTheWebhook() {
        WEBHOOK.stubFor(post("/hook").willReturn(noContent()));

        var run = people.notify("channel", "webhook", "severity", "critical", "text", "Clean up");

        run.completed().neverShows("s3cret-token");
        WEBHOOK.verify(postRequestedFor(urlEqualTo("/hook"))
                .withHeader("Authorization", equalTo("Bearer s3cret-token"))
                .withHeader("Idempotency-Key", matching(".+"))
                .withRequestBody(matchingJsonPath("$.severity", equalTo("critical")))
                .withRequestBody(matchingJsonPath("$.text", containing("Clean up"))));
    }

    @Test
    void makesOneMessageOfAStormAndTellsTheCountInTheNext() {
        WEBHOOK.stubFor(post("/hook").willReturn(noContent()));
        people.notify("channel", "webhook", "dedupeKey", "disk").hasOutput("delivered", true);

        for (int i = 1; i <= 200; i++) {
            people.notify("channel", "webhook", "dedupeKey", "disk")
                    .hasOutput("delivered", false)
                    .hasOutput("suppressed", i);
        }
        people.notify("channel", "webhook", "dedupeKey", "other").hasOutput("delivered", true);
        people.wait(Duration.ofMinutes(5));
        people.notify("channel", "webhook", "dedupeKey", "disk").hasOutput("suppressed", 200);

        WEBHOOK.verify(3, postRequestedFor(urlEqualTo("/hook")));
        WEBHOOK.verify(1, postRequestedFor(urlEqualTo("/hook")).withRequestBody(containing("200 more like this")));
    }

    @Test
    void holdsBackAStormOfDifferentMessagesToo() {
        WEBHOOK.stubFor(post("/hook").willReturn(noContent()));

        for (int i = 0; i < 50; i++) {
            people.notify("channel", "webhook", "title", "Incident " + i).completed();
        }
        people.wait(Duration.ofMinutes(5));
        people.notify("channel", "webhook").hasOutput("suppressed", 50 - NotifyFixture.MAX_PER_WINDOW);

        WEBHOOK.verify(NotifyFixture.MAX_PER_WINDOW + 1, postRequestedFor(urlEqualTo("/hook")));
    }

    @Test
    void makesOneMessageOfAThousandAtOnce() throws Exception {
        WEBHOOK.stubFor(post("/hook").willReturn(noContent()));

        try (var threads = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < 1_000; i++) {
                threads.submit(() -> people.notify("channel", "webhook", "dedupeKey", "incidents"));
            }
        }
        people.wait(Duration.ofMinutes(5));
        people.notify("channel", "webhook", "dedupeKey", "incidents").hasOutput("suppressed", 999);

        WEBHOOK.verify(2, postRequestedFor(urlEqualTo("/hook")));
    }

    @Test
    void publishesToTheTopic(@TempDir Path folder) throws Exception {
        try (KafkaBroker broker = KafkaBroker.start(folder)) {
            broker.topic("test.notifications", 1);
            MessageOutbox outbox = MessageFixture.outbox(broker.address());
            try (var hearers = new NotifyFixture(1, null, outbox, "test.notifications")) {
                hearers.notify("channel", "kafka", "text", "Clean up")
                        .completed()
                        .hasOutput("delivered", true);
            }
            outbox.destroy();

            assertThat(MessageFixture.read(broker.address(), "test.notifications"))
                    .asString()
                    .contains("Disk is full", "Clean up", "procos-idempotency-key");
        }
        assertThat(people.notify("channel", "kafka").broken()).contains("procos.workers.notify.topic");
    }

    @Test
    void sendsNothingTwiceWhenTheSameTaskRunsAgain() {
        WEBHOOK.stubFor(post("/hook").willReturn(noContent()));
        people.again(77, "channel", "webhook").hasOutput("delivered", true);

        people.again(77, "channel", "webhook").hasOutput("delivered", false).hasOutput("suppressed", 0);

        WEBHOOK.verify(1, postRequestedFor(urlEqualTo("/hook")));
    }

    @Test
    void aFailedMessageHoldsNothingBack() {
        WEBHOOK.stubFor(post("/hook").willReturn(serviceUnavailable()));
        people.notify("channel", "webhook", "dedupeKey", "disk").retryable();
        WEBHOOK.stubFor(post("/hook").willReturn(noContent()));

        people.notify("channel", "webhook", "dedupeKey", "disk").hasOutput("delivered", true);
    }

    @Test
    void rejectsWhatTheWebhookRefuses() {
        WEBHOOK.stubFor(post("/hook").willReturn(unauthorized()));

        assertThat(people.notify("channel", "webhook").rejectedWith("NOTIFY_REFUSED"))
                .contains("401");
    }

    @Test
    void becomesAnIncidentWithoutAWebhook() {
        try (var lonely = new NotifyFixture(MAIL.getSmtp().getPort(), null)) {
            assertThat(lonely.notify("channel", "webhook").broken()).contains("procos.workers.notify.webhook-url");
        }
    }

    @Test
    void postsToNoPrivateAddressThatIsNotAllowed() {
        try (var tricked =
                new NotifyFixture(MAIL.getSmtp().getPort(), "http://127.0.0.1:" + WEBHOOK.getPort() + "/x")) {
            tricked.notify("channel", "webhook").rejectedWith("HTTP_HOST_NOT_ALLOWED");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "ftp://example.org", "https:///x", "not a link", "https://a\r\nb"})
    void refusesALinkThatIsNoWebAddress(String link) {
        assertThat(people.notify("link", link).rejectedWith("INVALID_INPUT")).startsWith("link: ");
    }

    @Test
    void refusesInputThatNoChannelCanShow() {
        assertThat(people.notify("title", "Hello {{who}}").rejectedWith("INVALID_INPUT"))
                .contains("{{who}}", "values");
        people.notify("title", "two\nlines").rejectedWith("INVALID_INPUT");
        people.notify("title", "{{a}}", "values", Map.of("a", "x\r\nBcc: y")).rejectedWith("INVALID_INPUT");
        people.notify("text", "{{a}}", "values", Map.of("a", "x".repeat(10_001)))
                .rejectedWith("INVALID_INPUT");
        people.notify("title", "x".repeat(201)).rejectedWith("INVALID_INPUT");
        people.notify("channel", "pigeon").rejectedWith("INVALID_INPUT");
        people.notify("channel", "mail", "to", List.of("no address")).rejectedWith("INVALID_INPUT");
        people.notify("severity", "fatal").rejectedWith("INVALID_INPUT");
    }
}

package io.procos.workers.notify;

import io.procos.api.redaction.Redaction;
import io.procos.tde.testkit.TdeTestKit;
import io.procos.tde.testkit.TdeTestRun;
import io.procos.workers.http.HttpAccess;
import io.procos.workers.mail.MailFixture;
import io.procos.workers.message.MessageFixture;
import io.procos.workers.message.MessageOutbox;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The adapter with a clock that the test turns, its mail and webhook servers on this machine. */
final class NotifyFixture implements AutoCloseable {
    static final int MAX_PER_WINDOW = 5;

    private final HttpAccess http = new HttpAccess("localhost");
    private final NotifyAdapter adapter;
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final AtomicLong jobKey = new AtomicLong();

    NotifyFixture(int smtpPort, @Nullable String webhookUrl) {
        this(smtpPort, webhookUrl, MessageFixture.nowhere(), null);
    }

    NotifyFixture(int smtpPort, @Nullable String webhookUrl, MessageOutbox messages, @Nullable String topic) {
        NotifySettings settings = new NotifySettings(
                List.of("desk@example.org"),
                webhookUrl == null ? null : URI.create(webhookUrl),
                "s3cret-token",
                topic,
                Duration.ofMinutes(5),
                MAX_PER_WINDOW,
                Duration.ofSeconds(20));
        Delivery delivery =
                new Delivery(MailFixture.outbox(smtpPort), http.guarded(), messages, settings, Redaction.SECRETS);
        adapter = new NotifyAdapter(delivery, settings, () -> now);
    }

    void wait(Duration duration) {
        now = now.plus(duration);
    }

    TdeTestRun notify(Object... namesAndValues) {
        return again(jobKey.incrementAndGet(), namesAndValues);
    }

    TdeTestRun again(long jobKey, Object... namesAndValues) {
        Map<String, Object> variables = new HashMap<>(Map.of("title", "Disk is full"));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            variables.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        TdeTestKit kit = TdeTestKit.of(adapter).withJobKey(jobKey);
        variables.forEach(kit::withVariable);
        return kit.run();
    }

    @Override
    public void close() {
        http.close();
    }
}

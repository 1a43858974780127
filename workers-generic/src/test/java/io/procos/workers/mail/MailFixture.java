package io.procos.workers.mail;

import io.procos.tde.testkit.TdeTestKit;
import io.procos.tde.testkit.TdeTestRun;
import io.procos.workers.mail.MailSettings.Security;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** The mail adapter with small limits, for a server on this machine. */
public final class MailFixture {
    static final int MAX_BYTES = 50_000;

    private MailFixture() {}

    static MailSettings settings(int port, Security security, @Nullable String password, String... allowDomains) {
        return new MailSettings(
                "localhost",
                port,
                security,
                password == null ? null : "procos",
                password,
                "ProcOS <procos@example.org>",
                Set.of("orders@example.org"),
                Set.of(allowDomains),
                3,
                DataSize.ofBytes(MAX_BYTES),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5));
    }

    /** An outbox for a plain server on {@code port}. */
    public static MailOutbox outbox(int port) {
        return new MailOutbox(settings(port, Security.NONE, null));
    }

    static TdeTestRun send(MailSettings settings, Object... namesAndValues) {
        Map<String, Object> variables =
                new HashMap<>(Map.of("to", List.of("ann@example.org"), "subject", "Hello", "text", "Dear Ann"));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            variables.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        TdeTestKit kit =
                TdeTestKit.of(new MailSendAdapter(new MailOutbox(settings))).withJobKey(4711);
        variables.forEach(kit::withVariable);
        return kit.run();
    }
}

package io.procos.workers.mail;

import io.procos.tde.objects.FileObjectStore;
import io.procos.tde.objects.ObjectStore;
import io.procos.tde.testkit.TdeTestKit;
import io.procos.tde.testkit.TdeTestRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.util.unit.DataSize;

/** The mail adapter with small limits, for a server on this machine. */
public final class MailFixture {
    static final int MAX_BYTES = 50_000;

    private static final ObjectStore NO_OBJECTS =
            new FileObjectStore(Path.of("target/no-objects"), DataSize.ofBytes(1));

    private MailFixture() {}

    static MailSettings settings(int port, MailSecurity security, @Nullable String password, String... allowDomains) {
        return new MailSettings(
                "localhost",
                port,
                security,
                null,
                password == null ? null : "procos",
                password,
                "ProcOS <procos@example.org>",
                Set.of("orders@example.org"),
                Set.of(allowDomains),
                allowDomains.length == 0 ? Set.of() : Set.of("guest@elsewhere.test"),
                3,
                5,
                DataSize.ofBytes(MAX_BYTES),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5));
    }

    /** An outbox for a plain server on {@code port}. */
    public static MailOutbox outbox(int port) {
        return outbox(settings(port, MailSecurity.NONE, null), NO_OBJECTS, null);
    }

    static MailOutbox outbox(MailSettings settings, ObjectStore objects, @Nullable SslBundle bundle) {
        return new MailOutbox(settings, objects, bundle);
    }

    static TdeTestRun send(MailSettings settings, Object... namesAndValues) {
        return send(outbox(settings, NO_OBJECTS, null), namesAndValues);
    }

    static TdeTestRun send(MailOutbox outbox, Object... namesAndValues) {
        Map<String, Object> variables =
                new HashMap<>(Map.of("to", List.of("ann@example.org"), "subject", "Hello", "text", "Dear Ann"));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            variables.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        TdeTestKit kit = TdeTestKit.of(new MailSendAdapter(outbox)).withJobKey(4711);
        variables.forEach(kit::withVariable);
        return kit.run();
    }
}

package io.procos.workers.mail.inbox;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.ServerSetup;
import io.procos.tde.objects.ObjectStore;
import io.procos.tde.testkit.TdeTestKit;
import io.procos.tde.testkit.TdeTestRun;
import io.procos.workers.mail.MailSecurity;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.util.unit.DataSize;

/** One mailbox on a real IMAP server, and what reads it, with small limits. */
final class InboxFixture {
    static final int MAX_BYTES = 50_000;
    static final int MAX_TEXT = 5_000;

    static final String PASSWORD = "s3cret-pw";

    private InboxFixture() {}

    static GreenMailExtension server() {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP);
        setup.setServerStartupTimeout(20_000);
        return new GreenMailExtension(setup)
                .withConfiguration(GreenMailConfiguration.aConfig().withUser("desk@example.org", "desk", PASSWORD));
    }

    static GreenMailUser user(GreenMailExtension server) {
        return server.getUserManager().getUser("desk");
    }

    static void folder(GreenMailExtension server, String name) throws Exception {
        server.getManagers().getImapHostManager().createMailbox(user(server), name);
    }

    static List<String> subjects(GreenMailExtension server, String folder) throws Exception {
        MailFolder mails = server.getManagers().getImapHostManager().getFolder(user(server), folder);
        return mails.getNonDeletedMessages().stream()
                .map(mail -> {
                    try {
                        return mail.getMimeMessage().getSubject();
                    } catch (jakarta.mail.MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    /** Puts a mail into the inbox as the bytes that it is. */
    static void deliver(GreenMailExtension server, String raw) throws Exception {
        deliver(server, raw.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    static void deliver(GreenMailExtension server, byte[] raw) throws Exception {
        user(server).deliver(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw)));
    }

    static String mail(String subject, String text) {
        return """
                From: Ann <ann@example.org>
                To: desk@example.org
                Subject: %s
                Message-ID: <%s@example.org>
                Date: Tue, 31 Mar 2026 12:00:00 +0000
                Content-Type: text/plain; charset=utf-8

                %s
                """.formatted(subject, subject.replaceAll("\\W", ""), text);
    }

    static Inbox inbox(
            int port, MailSecurity security, String password, @Nullable String message, @Nullable String moveTo) {
        return new Inbox(
                "localhost",
                port,
                security,
                security == MailSecurity.NONE ? null : "desk",
                "desk",
                password,
                Set.of("INBOX", "Done"),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                message,
                "INBOX",
                null,
                "={subject: mail.subject, from: mail.from}",
                Duration.ofHours(1),
                true,
                moveTo,
                moveTo == null ? null : "Refused",
                Duration.ofMillis(100));
    }

    static InboxSettings settings(Map<String, Inbox> inboxes) {
        return new InboxSettings(
                inboxes,
                new InboxSettings.Limits(5, DataSize.ofBytes(MAX_BYTES), DataSize.ofBytes(8_000), 20, 5, MAX_TEXT));
    }

    static Inboxes inboxes(InboxSettings settings, @Nullable SslBundle bundle) {
        DefaultSslBundleRegistry bundles = new DefaultSslBundleRegistry();
        if (bundle != null) {
            bundles.registerBundle("desk", bundle);
        }
        StaticListableBeanFactory beans = new StaticListableBeanFactory(Map.of("bundles", bundles));
        return new Inboxes(settings, beans.getBeanProvider(SslBundles.class));
    }

    static TdeTestRun read(InboxSettings settings, @Nullable SslBundle bundle, ObjectStore objects, Object... input) {
        TdeTestKit kit = TdeTestKit.of(
                new MailReadAdapter(inboxes(settings, bundle), new MailReading(settings, objects), settings));
        for (int i = 0; i < input.length; i += 2) {
            kit.withVariable((String) input[i], input[i + 1]);
        }
        return kit.run();
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> mails(TdeTestRun run) {
        return (List<Map<String, Object>>) Objects.requireNonNull(run.outputs().get("mails"));
    }
}

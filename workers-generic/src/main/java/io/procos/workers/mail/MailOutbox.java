package io.procos.workers.mail;

import io.procos.api.TaskError;
import io.procos.tde.objects.ObjectStore;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;

/** The one way out over SMTP: checks a letter, and gives it to the configured server on a connection of its own. Thread-safe. */
@Component
public class MailOutbox {
    private static final Logger LOG = LoggerFactory.getLogger(MailOutbox.class);

    private final MailSettings settings;
    private final LetterWriter writer;
    private final Session session;

    @Autowired
    MailOutbox(MailSettings settings, ObjectStore objects, ObjectProvider<SslBundles> bundles) {
        this(
                settings,
                objects,
                settings.sslBundle() == null ? null : bundles.getObject().getBundle(settings.sslBundle()));
    }

    MailOutbox(MailSettings settings, ObjectStore objects, @Nullable SslBundle bundle) {
        this.settings = settings;
        this.writer = new LetterWriter(settings, new LetterBody(settings, new AttachmentContent(objects)));
        this.session = Session.getInstance(properties(settings, bundle));
    }

    private static Properties properties(MailSettings settings, @Nullable SslBundle bundle) {
        Properties properties = new MailConnection(
                        "smtp", settings.security(), bundle, settings.connectTimeout(), settings.readTimeout())
                .properties();
        properties.put("mail.smtp.auth", String.valueOf(settings.username() != null));
        properties.put("mail.smtp.quitwait", "false");
        return properties;
    }

    /**
     * What the server said when it took the mail over.
     *
     * @param messageId the mail's Message-ID, angle brackets included
     * @param recipients how many addresses it accepted
     * @param response its last line, such as {@code 250 OK}
     */
    public record Receipt(String messageId, int recipients, String response) {}

    /**
     * Sends a letter to all of its recipients or to none.
     *
     * @param effectKey makes the Message-ID, so that a second sending can be recognised
     * @throws TaskError.Rejection when the letter is not acceptable or the server refuses it for good
     * @throws TaskError.Transient when the server cannot take it now; it was not sent
     * @throws TaskError.Permanent when the settings are wrong
     * @throws TaskError.Uncertain when nobody can know whether it was sent
     */
    public Receipt send(Letter letter, String effectKey) throws TaskError, InterruptedException {
        if (settings.host() == null || settings.host().isBlank()) {
            throw new TaskError.Permanent("no SMTP server is configured; set procos.workers.mail.host", null);
        }
        MimeLetter message = write(letter, effectKey);
        SMTPTransport transport = new SMTPTransport(session, null);
        try {
            transport.connect(settings.host(), settings.port(), settings.username(), settings.password());
            transport.sendMessage(message, message.getAllRecipients());
            return new Receipt(
                    message.stableId(),
                    message.getAllRecipients().length,
                    ConnectionFailure.line(transport.getLastServerResponse()));
        } catch (MessagingException e) {
            throw SmtpFailure.of(e, message.handedOver(), message.stableId());
        } finally {
            hangUp(transport);
        }
    }

    /** How the connection ends changes nothing of what happened on it. */
    private static void hangUp(SMTPTransport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.debug("the mail server hung up first", e);
        }
    }

    private MimeLetter write(Letter letter, String effectKey) throws TaskError {
        try {
            return writer.write(letter, effectKey, session);
        } catch (MessagingException e) {
            throw new TaskError.Permanent("the mail cannot be written: " + e.getMessage(), e);
        }
    }
}

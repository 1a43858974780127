package io.procos.workers.mail.inbox;

import io.procos.workers.inbound.MessageMapping;
import io.procos.workers.mail.MailSecurity;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One mailbox on an IMAP server. Tasks read it by its name; with {@code message} each new mail of {@code folder} is told
 * to the engine.
 *
 * @param host the IMAP server
 * @param port usually 993 with TLS, 143 with STARTTLS or none
 * @param security {@code tls} from the first byte, {@code starttls} (required), or {@code none}
 * @param sslBundle a bundle of {@code spring.ssl.bundle} with the certificates to trust; the JVM's without it
 * @param username the login
 * @param password the login's password
 * @param folders that tasks may read, and move mails to
 * @param connectTimeout longest wait for a connection
 * @param readTimeout longest wait for each answer of the server
 * @param message the BPMN message that a new mail becomes; without it no mail is told
 * @param folder whose mails are told
 * @param correlationKey FEEL over {@code mail} for a waiting instance; without it the message starts one
 * @param variables FEEL over {@code mail} for the instance's variables; {@code {mail: mail}} without it
 * @param timeToLive how long the engine keeps the message and recognises a mail that is told again
 * @param attachments whether attachments of told mails go to the object store
 * @param moveTo the folder for mails that were told; without it they stay, with a keyword
 * @param refusedTo the folder for mails that the engine will never take; without it they stay, with a keyword
 * @param poll how long to wait between two looks
 */
record Inbox(
        @DefaultValue("") String host,
        @DefaultValue("993") int port,
        @DefaultValue("tls") MailSecurity security,
        @Nullable String sslBundle,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("INBOX") Set<String> folders,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("20s") Duration readTimeout,
        @Nullable String message,
        @DefaultValue("INBOX") String folder,
        @Nullable String correlationKey,
        @Nullable String variables,
        @DefaultValue("1d") Duration timeToLive,
        @DefaultValue("true") boolean attachments,
        @Nullable String moveTo,
        @Nullable String refusedTo,
        @DefaultValue("30s") Duration poll) {

    /** Refuses what cannot work; {@code settings} is where this mailbox is configured. */
    void check(String settings) {
        require(!host.isBlank(), settings, "host must name the IMAP server");
        require(port > 0 && port < 65_536, settings, "port must be from 1 to 65535, for example 993");
        require(!username.isBlank(), settings, "username is missing");
        require(connectTimeout.isPositive(), settings, "connect-timeout must be longer than zero, for example 5s");
        require(readTimeout.isPositive(), settings, "read-timeout must be longer than zero, for example 20s");
        require(poll.isPositive(), settings, "poll must be longer than zero, for example 30s");
        require(!folder.equals(moveTo), settings, "move-to must be another folder than the one that is read");
        require(!folder.equals(refusedTo), settings, "refused-to must be another folder than the one that is read");
        if (message != null) {
            mapping(settings, message);
        }
    }

    /** How a mail becomes {@code name}. */
    MessageMapping mapping(String settings, String name) {
        return MessageMapping.parse(settings, name, correlationKey, null, variables, timeToLive);
    }

    private static void require(boolean holds, String settings, String why) {
        if (!holds) {
            throw new IllegalArgumentException(settings + "." + why);
        }
    }

    /** A record's own text would show the password. */
    @Override
    public String toString() {
        return "Inbox[host=" + host + ", port=" + port + ", folder=" + folder + ", message=" + message + "]";
    }
}

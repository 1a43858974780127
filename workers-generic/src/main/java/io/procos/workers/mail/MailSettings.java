package io.procos.workers.mail;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The SMTP server that takes mails, and limits of what it is given.
 *
 * @param host the SMTP server; without it every mail becomes an incident
 * @param port usually 587 with STARTTLS, 465 with TLS, 25 with neither
 * @param security {@code starttls} (required, never only tried), {@code tls} from the first byte, or {@code none}
 * @param sslBundle a bundle of {@code spring.ssl.bundle} with the certificates to trust and to show; the JVM's without it
 * @param username for SMTP authentication; none without it
 * @param password for SMTP authentication
 * @param from the sender, {@code Name <address>} or an address
 * @param allowFrom further senders that a task may choose
 * @param allowDomains domains that may receive: {@code example.org}, {@code *.example.org} (all below); empty means all
 * @param allowRecipients addresses that may receive besides those domains; when both are empty, all may
 * @param maxRecipients most recipients of one mail, copies included
 * @param maxAttachments most attachments and inline images of one mail
 * @param maxSize most text, HTML and attachments of one mail together, before encoding
 * @param connectTimeout longest wait for a connection
 * @param readTimeout longest wait for each answer of the server
 */
@ConfigurationProperties("procos.workers.mail")
record MailSettings(
        @Nullable String host,
        @DefaultValue("587") int port,
        @DefaultValue("starttls") MailSecurity security,
        @Nullable String sslBundle,
        @Nullable String username,
        @Nullable String password,
        @DefaultValue("procos@localhost") String from,
        @DefaultValue Set<String> allowFrom,
        @DefaultValue Set<String> allowDomains,
        @DefaultValue Set<String> allowRecipients,
        @DefaultValue("50") int maxRecipients,
        @DefaultValue("20") int maxAttachments,
        @DefaultValue("10MB") DataSize maxSize,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("20s") Duration readTimeout) {

    MailSettings {
        allowFrom = Set.copyOf(allowFrom);
        allowDomains = Set.copyOf(allowDomains);
        allowRecipients = Set.copyOf(allowRecipients);
        require(port > 0 && port < 65_536, "port must be from 1 to 65535, for example 587");
        require(username == null || password != null, "username needs procos.workers.mail.password beside it");
        require(maxRecipients > 0, "max-recipients must be more than zero");
        require(maxAttachments >= 0, "max-attachments must not be negative; 0 allows none");
        require(maxSize.toBytes() > 0, "max-size must be more than zero, for example 10MB");
        require(connectTimeout.isPositive(), "connect-timeout must be longer than zero, for example 5s");
        require(readTimeout.isPositive(), "read-timeout must be longer than zero, for example 20s");
    }

    private static void require(boolean holds, String why) {
        if (!holds) {
            throw new IllegalArgumentException("procos.workers.mail." + why);
        }
    }

    /** A record's own text would show the password. */
    @Override
    public String toString() {
        return "MailSettings[host=" + host + ", port=" + port + ", security=" + security + "]";
    }
}

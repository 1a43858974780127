package io.procos.workers.mail;

import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;

/**
 * How Jakarta Mail is to connect, whatever the protocol. The server's name is always compared with its certificate.
 *
 * @param protocol {@code smtp} or {@code imap}
 * @param bundle the certificates to trust and to show; the JVM's when null
 */
public record MailConnection(
        String protocol,
        MailSecurity security,
        @Nullable SslBundle bundle,
        Duration connectTimeout,
        Duration readTimeout) {

    /** The properties of a Jakarta Mail session. */
    public Properties properties() {
        Properties properties = new Properties();
        set(properties, "connectiontimeout", connectTimeout.toMillis());
        set(properties, "timeout", readTimeout.toMillis());
        set(properties, "writetimeout", readTimeout.toMillis());
        set(properties, "ssl.checkserveridentity", true);
        switch (security) {
            case NONE -> {}
            case STARTTLS -> {
                set(properties, "starttls.enable", true);
                set(properties, "starttls.required", true);
            }
            case TLS -> set(properties, "ssl.enable", true);
        }
        if (bundle != null) {
            // An object, not a text: Jakarta Mail takes the factory from here as it is.
            properties.put(
                    "mail." + protocol + ".ssl.socketFactory",
                    bundle.createSslContext().getSocketFactory());
        }
        return properties;
    }

    private void set(Properties properties, String name, Object value) {
        properties.put("mail." + protocol + "." + name, String.valueOf(value));
    }
}

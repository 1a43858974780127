package io.procos.workers.mail.inbox;

import io.procos.api.TaskError;
import io.procos.workers.input.Fields;
import io.procos.workers.mail.MailConnection;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;

/** The configured mailboxes by their names, and the way into them. Thread-safe. */
@Component
class Inboxes {
    /** Where mailboxes are configured. */
    static final String SETTINGS = "procos.workers.mail.inbox";

    private final Map<String, Inbox> inboxes;
    private final ObjectProvider<SslBundles> bundles;

    Inboxes(InboxSettings settings, ObjectProvider<SslBundles> bundles) {
        this.inboxes = settings.inbox();
        this.bundles = bundles;
    }

    /** Names a mailbox that a task chose: the only one when it chose none. */
    String choose(@Nullable String name) throws TaskError {
        if (inboxes.isEmpty()) {
            throw new TaskError.Permanent(
                    "no mailbox is configured; set " + SETTINGS + ".NAME.host and its login", null);
        }
        if (name == null && inboxes.size() == 1) {
            return inboxes.keySet().iterator().next();
        }
        if (name == null || !inboxes.containsKey(name)) {
            throw Fields.invalid(
                    "mailbox",
                    "is none of the configured ones; write one of "
                            + inboxes.keySet().stream().sorted().toList());
        }
        return name;
    }

    Map<String, Inbox> all() {
        return inboxes;
    }

    /** A mailbox by a name that is known to be configured. */
    Inbox named(String name) {
        return Objects.requireNonNull(inboxes.get(name), name);
    }

    OpenFolder open(String name, String folder, boolean write) throws MessagingException {
        Inbox inbox = named(name);
        return OpenFolder.open(inbox, properties(inbox), folder, write ? Folder.READ_WRITE : Folder.READ_ONLY);
    }

    private Properties properties(Inbox inbox) {
        SslBundle bundle =
                inbox.sslBundle() == null ? null : bundles.getObject().getBundle(inbox.sslBundle());
        Properties properties = new MailConnection(
                        "imap", inbox.security(), bundle, inbox.connectTimeout(), inbox.readTimeout())
                .properties();
        // Reading marks nothing as seen; what a task wants marked is marked by name.
        properties.put("mail.imap.peek", "true");
        properties.put("mail.imap.fetchsize", String.valueOf(1 << 20));
        return properties;
    }
}

package io.procos.workers.mail.inbox;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The mailboxes that tasks read and that start processes.
 *
 * @param inbox each under a name that tasks use; none by default
 * @param read limits of what is read
 */
@ConfigurationProperties("procos.workers.mail")
record InboxSettings(
        @DefaultValue Map<String, Inbox> inbox,
        @DefaultValue Limits read) {

    /**
     * Limits of one mail and of one reading. What is above them is not read, and the mail says so in {@code problem}.
     *
     * @param maxMails most mails of one reading
     * @param maxSize largest mail
     * @param maxHeaders most header bytes of a mail or of one of its parts
     * @param maxParts most parts of a mail
     * @param maxDepth most parts inside each other
     * @param maxText most characters of text; the rest is cut off
     */
    record Limits(
            @DefaultValue("50") int maxMails,
            @DefaultValue("10MB") DataSize maxSize,
            @DefaultValue("64KB") DataSize maxHeaders,
            @DefaultValue("100") int maxParts,
            @DefaultValue("10") int maxDepth,
            @DefaultValue("100000") int maxText) {

        Limits {
            require(maxMails > 0, "max-mails");
            require(maxSize.toBytes() > 0 && maxSize.toBytes() < Integer.MAX_VALUE, "max-size");
            require(maxHeaders.toBytes() > 0, "max-headers");
            require(maxParts > 0, "max-parts");
            require(maxDepth > 0 && maxDepth <= 100, "max-depth");
            require(maxText > 0, "max-text");
        }

        private static void require(boolean holds, String name) {
            if (!holds) {
                throw new IllegalArgumentException(
                        "procos.workers.mail.read." + name + " must be more than zero and not beyond reason");
            }
        }
    }

    InboxSettings {
        inbox = Map.copyOf(inbox);
        inbox.forEach((name, one) -> one.check("procos.workers.mail.inbox." + name));
    }
}

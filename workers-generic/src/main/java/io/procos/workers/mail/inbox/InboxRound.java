package io.procos.workers.mail.inbox;

import io.procos.tde.inbound.Inbound;
import io.procos.tde.inbound.InboundRefused;
import io.procos.tde.inbound.InboundUnavailable;
import io.procos.workers.inbound.MessageMapping;
import io.procos.workers.inbound.Unmappable;
import jakarta.mail.Flags;
import jakarta.mail.Flags.Flag;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.search.AndTerm;
import jakarta.mail.search.FlagTerm;
import jakarta.mail.search.SearchTerm;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * One look into a mailbox: each mail that was not told yet goes to the engine, oldest first, and is then moved or marked on
 * the server. The server so remembers what was told, for every worker and over restarts; a mail that was told and not yet
 * marked is told again under the same id, which the engine recognises. One thread.
 */
final class InboxRound {
    /** The keyword of a mail that was told and stays where it is. */
    static final String TOLD = "procos-told";

    private static final Logger LOG = LoggerFactory.getLogger(InboxRound.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, @Nullable Object>> CONTEXT = new TypeReference<>() {};
    private static final int MOST = 100;

    private final String name;
    private final Inbox inbox;
    private final MessageMapping mapping;
    private final MailReading reading;
    private final Inbound inbound;

    InboxRound(String name, Inbox inbox, MessageMapping mapping, MailReading reading, Inbound inbound) {
        this.name = name;
        this.inbox = inbox;
        this.mapping = mapping;
        this.reading = reading;
        this.inbound = inbound;
    }

    /**
     * Tells what is new.
     *
     * @return how many mails were settled; when it is more than none, there may be more
     * @throws InboundUnavailable when the engine is away: what was not told stays as it is
     */
    int run(OpenFolder open) throws MessagingException, IOException, InboundUnavailable, InterruptedException {
        Message[] fresh = open.folder().search(untold(open));
        int settled = 0;
        for (Message mail : Arrays.stream(fresh).limit(MOST).toList()) {
            boolean taken = tell(open, (IMAPMessage) mail);
            settle(open, mail, taken ? inbox.moveTo() : inbox.refusedTo());
            settled++;
        }
        return settled;
    }

    /** True when the engine has it, false when it never will. */
    private boolean tell(OpenFolder open, IMAPMessage message)
            throws MessagingException, IOException, InboundUnavailable, InterruptedException {
        Mail mail = reading.read(open.folder(), message, inbox.attachments());
        String id = "mail-" + name + "-" + mail.uidValidity() + "-" + mail.uid();
        try {
            inbound.publish(mapping.apply(Map.of("mail", JSON.convertValue(mail, CONTEXT)), id));
            return true;
        } catch (InboundRefused | Unmappable e) {
            LOG.error("{}.{}: mail {} starts nothing: {}", Inboxes.SETTINGS, name, id, e.getMessage());
            return false;
        }
    }

    private static void settle(OpenFolder open, Message mail, @Nullable String to) throws MessagingException {
        if (to == null) {
            mail.setFlags(new Flags(TOLD), true);
        } else {
            open.move(new Message[] {mail}, to);
        }
    }

    /** Where the server keeps no keywords, all mails that were told have been moved away. */
    private SearchTerm untold(OpenFolder open) throws MessagingException {
        SearchTerm there = new FlagTerm(new Flags(Flag.DELETED), false);
        if (open.keepsKeywords()) {
            return new AndTerm(there, new FlagTerm(new Flags(TOLD), false));
        }
        if (inbox.moveTo() == null || inbox.refusedTo() == null) {
            throw new MessagingException("the server keeps no keywords with mails; set move-to and refused-to");
        }
        return there;
    }
}

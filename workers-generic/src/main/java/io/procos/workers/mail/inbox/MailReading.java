package io.procos.workers.mail.inbox;

import io.procos.tde.objects.ObjectStore;
import io.procos.workers.mail.inbox.InboxSettings.Limits;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags.Flag;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads mails from an open folder. What a sender made unreadable comes back with its problem, not as a failure. Thread-safe. */
@Component
class MailReading {
    /** Not the envelope: the server makes it of the header, and what is broken there breaks the answer. */
    private static final FetchProfile FACTS = facts();

    private final Limits limits;
    private final ObjectStore objects;

    /** What the server knows of a mail, whatever is in it. */
    private record Facts(long uid, long validity, @Nullable String received, long bytes, boolean seen) {}

    MailReading(InboxSettings settings, ObjectStore objects) {
        this.limits = settings.read();
        this.objects = objects;
    }

    /**
     * @param attachments whether their contents go to the object store
     * @throws MessagingException when the connection fails, or the mail is gone
     * @throws IOException when the object store takes no attachment
     */
    Mail read(IMAPFolder folder, IMAPMessage mail, boolean attachments) throws MessagingException, IOException {
        folder.fetch(new Message[] {mail}, FACTS);
        Facts facts = new Facts(
                folder.getUID(mail),
                folder.getUIDValidity(),
                time(mail.getReceivedDate()),
                mail.getSizeLong(),
                mail.isSet(Flag.SEEN));
        try {
            return parse(facts, RawMail.fetch(mail, limits), attachments);
        } catch (UnreadableMail e) {
            return unread(facts, Objects.toString(e.getMessage()));
        }
    }

    /** From here on only bytes are read: whatever fails was written so. */
    private Mail parse(Facts facts, MimeMessage content, boolean attachments) throws UnreadableMail, IOException {
        try {
            List<MimePart> parts = MailParts.of(content, limits);
            MailText text = MailText.of(parts, limits.maxText());
            return whole(facts, content, text, new ReceivedFiles(attachments ? objects : null).of(parts));
        } catch (MessagingException e) {
            throw UnreadableMail.broken(HeaderText.line(String.valueOf(e.getMessage())));
        }
    }

    private static Mail whole(Facts facts, MimeMessage content, MailText text, List<Mail.Attachment> attachments)
            throws MessagingException {
        List<String> from = HeaderText.addresses(content, "From");
        List<String> replyTo = HeaderText.addresses(content, "Reply-To");
        return new Mail(
                facts.uid,
                facts.validity,
                HeaderText.of(content, "Message-ID"),
                from.isEmpty() ? "" : from.getFirst(),
                HeaderText.personal(content, "From"),
                HeaderText.addresses(content, "To"),
                HeaderText.addresses(content, "Cc"),
                replyTo.isEmpty() ? null : replyTo.getFirst(),
                HeaderText.of(content, "In-Reply-To"),
                Objects.requireNonNullElse(HeaderText.of(content, "Subject"), ""),
                time(content.getSentDate()),
                facts.received,
                facts.bytes,
                facts.seen,
                text.text(),
                text.cut(),
                attachments,
                null);
    }

    private static Mail unread(Facts facts, String problem) {
        return new Mail(
                facts.uid,
                facts.validity,
                null,
                "",
                null,
                List.of(),
                List.of(),
                null,
                null,
                "",
                null,
                facts.received,
                facts.bytes,
                facts.seen,
                "",
                false,
                List.of(),
                problem);
    }

    private static @Nullable String time(@Nullable Date date) {
        return date == null ? null : Instant.ofEpochMilli(date.getTime()).toString();
    }

    private static FetchProfile facts() {
        FetchProfile profile = new FetchProfile();
        profile.add(UIDFolder.FetchProfileItem.UID);
        profile.add(FetchProfile.Item.FLAGS);
        profile.add(FetchProfile.Item.SIZE);
        profile.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
        return profile;
    }
}

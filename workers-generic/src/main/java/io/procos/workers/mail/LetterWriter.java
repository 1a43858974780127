package io.procos.workers.mail;

import io.procos.api.Sha256;
import io.procos.api.TaskError;
import io.procos.workers.input.Fields;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/** Checks a letter and writes it as a MIME message. Thread-safe. */
final class LetterWriter {
    private static final int MAX_SUBJECT_CHARS = 500;

    private final MailSettings settings;
    private final LetterBody body;

    LetterWriter(MailSettings settings, LetterBody body) {
        this.settings = settings;
        this.body = body;
    }

    MimeLetter write(Letter letter, String effectKey, Session session) throws TaskError, MessagingException {
        InternetAddress from = sender(letter);
        MimeLetter message = new MimeLetter(session, messageId(effectKey, from));
        message.setFrom(from);
        address(message, letter);
        message.setSubject(Fields.line("subject", letter.subject(), MAX_SUBJECT_CHARS), StandardCharsets.UTF_8.name());
        message.setSentDate(new Date());
        HeaderFields.add(message, letter.headers());
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setContent(body.write(letter));
        message.saveChanges();
        return message;
    }

    private InternetAddress sender(Letter letter) throws TaskError.Rejection {
        InternetAddress usual = Addresses.parse("procos.workers.mail.from", settings.from());
        if (letter.from() == null) {
            return usual;
        }
        InternetAddress chosen = Addresses.parse("from", letter.from());
        boolean allowed =
                chosen.equals(usual) || settings.allowFrom().stream().anyMatch(chosen.getAddress()::equalsIgnoreCase);
        if (!allowed) {
            throw Fields.invalid(
                    "from", "is not a sender that tasks may use; add it to procos.workers.mail.allow-from");
        }
        return chosen;
    }

    private void address(MimeLetter message, Letter letter) throws TaskError.Rejection, MessagingException {
        List<InternetAddress> everybody = new ArrayList<>();
        add(message, RecipientType.TO, Addresses.parse("to", letter.to()), everybody);
        add(message, RecipientType.CC, Addresses.parse("cc", letter.cc()), everybody);
        add(message, RecipientType.BCC, Addresses.parse("bcc", letter.bcc()), everybody);
        if (everybody.isEmpty()) {
            throw Fields.invalid("to", "names nobody; write at least one address in to, cc or bcc");
        }
        if (everybody.size() > settings.maxRecipients()) {
            throw Fields.invalid(
                    "to",
                    "with cc and bcc there are " + everybody.size() + " recipients; at most " + settings.maxRecipients()
                            + " are allowed (procos.workers.mail.max-recipients)");
        }
        Addresses.requireAllowed(everybody, settings.allowDomains(), settings.allowRecipients());
        if (letter.replyTo() != null) {
            message.setReplyTo(new InternetAddress[] {Addresses.parse("replyTo", letter.replyTo())});
        }
    }

    private static void add(
            MimeLetter message, RecipientType type, List<InternetAddress> addresses, List<InternetAddress> everybody)
            throws MessagingException {
        message.setRecipients(type, addresses.toArray(InternetAddress[]::new));
        everybody.addAll(addresses);
    }

    /** The same for every run of one effect, so that a receiver recognises a mail that came twice. */
    private static String messageId(String effectKey, InternetAddress from) {
        return "<" + Sha256.hex(effectKey).substring(0, 32) + ".procos@" + Addresses.domain(from) + ">";
    }
}

package io.procos.workers.mail;

import io.procos.api.TaskError;
import io.procos.workers.input.Fields;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks a letter and writes it as a MIME message. Thread-safe. */
final class LetterWriter {
    /** The BPMN error code of a mail above the cap. */
    static final String TOO_LARGE = "MAIL_TOO_LARGE";

    private static final int MAX_SUBJECT_CHARS = 500;

    private final MailSettings settings;

    LetterWriter(MailSettings settings) {
        this.settings = settings;
    }

    MimeLetter write(Letter letter, String effectKey, Session session) throws TaskError.Rejection, MessagingException {
        InternetAddress from = sender(letter);
        MimeLetter message = new MimeLetter(session, messageId(effectKey, from));
        message.setFrom(from);
        address(message, letter);
        message.setSubject(Fields.line("subject", letter.subject(), MAX_SUBJECT_CHARS), StandardCharsets.UTF_8.name());
        message.setSentDate(new Date());
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setContent(content(letter));
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
        Addresses.requireDomains(everybody, settings.allowDomains());
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

    private MimeMultipart content(Letter letter) throws TaskError.Rejection, MessagingException {
        if (letter.text() == null && letter.html() == null) {
            throw Fields.invalid("text", "is missing, and so is html; write at least one of them");
        }
        long left = settings.maxSize().toBytes() - size(letter.text()) - size(letter.html());
        requireRoom(left);
        MimeMultipart mixed = new MimeMultipart("mixed");
        mixed.addBodyPart(body(letter));
        for (int i = 0; i < letter.attachments().size(); i++) {
            var attachment = new AttachmentWriter(
                    "attachments[" + (i + 1) + "]", letter.attachments().get(i));
            byte[] bytes = attachment.bytes();
            left -= bytes.length;
            requireRoom(left);
            mixed.addBodyPart(attachment.part(bytes));
        }
        return mixed;
    }

    private static MimeBodyPart body(Letter letter) throws MessagingException {
        MimeMultipart alternatives = new MimeMultipart("alternative");
        if (letter.text() != null) {
            alternatives.addBodyPart(text(letter.text(), "plain"));
        }
        if (letter.html() != null) {
            alternatives.addBodyPart(text(letter.html(), "html"));
        }
        MimeBodyPart body = new MimeBodyPart();
        body.setContent(alternatives);
        return body;
    }

    private static MimeBodyPart text(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, StandardCharsets.UTF_8.name(), subtype);
        return part;
    }

    private void requireRoom(long left) throws TaskError.Rejection {
        if (left < 0) {
            throw new TaskError.Rejection(
                    TOO_LARGE,
                    "text, html and attachments: have more than "
                            + settings.maxSize().toBytes()
                            + " bytes together; send a link instead, or raise procos.workers.mail.max-size");
        }
    }

    private static long size(@Nullable String text) {
        return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The same for every run of one effect, so that a receiver recognises a mail that came twice. */
    private static String messageId(String effectKey, InternetAddress from) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(effectKey.getBytes(StandardCharsets.UTF_8));
            return "<" + HexFormat.of().formatHex(hash, 0, 16) + ".procos@" + Addresses.domain(from) + ">";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

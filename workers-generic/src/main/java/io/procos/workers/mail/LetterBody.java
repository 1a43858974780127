package io.procos.workers.mail;

import io.procos.api.TaskError;
import io.procos.workers.input.Fields;
import io.procos.workers.mail.Letter.Attachment;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what a letter says: text and HTML as alternatives, images beside the HTML, attachments around it. Thread-safe. */
final class LetterBody {
    private final MailSettings settings;
    private final AttachmentContent contents;

    LetterBody(MailSettings settings, AttachmentContent contents) {
        this.settings = settings;
        this.contents = contents;
    }

    MimeMultipart write(Letter letter) throws TaskError, MessagingException {
        requireContent(letter);
        Room room = new Room(settings.maxSize().toBytes());
        room.take(size("text", letter.text()));
        room.take(size("html", letter.html()));
        List<MimeBodyPart> images = new ArrayList<>();
        List<MimeBodyPart> files = new ArrayList<>();
        for (int i = 0; i < letter.attachments().size(); i++) {
            Attachment attachment = letter.attachments().get(i);
            AttachmentWriter writer = new AttachmentWriter("attachments[" + (i + 1) + "]", attachment);
            MimeBodyPart part = writer.part(contents.of(writer.field(), attachment, room));
            (writer.inline() ? images : files).add(part);
        }
        MimeMultipart mixed = multipart("mixed", List.of(alternatives(letter, images)));
        for (MimeBodyPart file : files) {
            mixed.addBodyPart(file);
        }
        return mixed;
    }

    private void requireContent(Letter letter) throws TaskError.Rejection {
        if (letter.text() == null && letter.html() == null) {
            throw Fields.invalid("text", "is missing, and so is html; write at least one of them");
        }
        if (letter.attachments().size() > settings.maxAttachments()) {
            throw Fields.invalid(
                    "attachments",
                    "are " + letter.attachments().size() + "; at most " + settings.maxAttachments()
                            + " are allowed (procos.workers.mail.max-attachments)");
        }
        boolean images = letter.attachments().stream().anyMatch(one -> one.contentId() != null);
        if (images && letter.html() == null) {
            throw Fields.invalid("html", "is missing, but an attachment with a contentId is shown inside it");
        }
    }

    private static MimeBodyPart alternatives(Letter letter, List<MimeBodyPart> images) throws MessagingException {
        List<MimeBodyPart> parts = new ArrayList<>();
        if (letter.text() != null) {
            parts.add(text(letter.text(), "plain"));
        }
        if (letter.html() != null) {
            parts.add(html(letter.html(), images));
        }
        return part(multipart("alternative", parts));
    }

    private static MimeBodyPart html(String html, List<MimeBodyPart> images) throws MessagingException {
        MimeBodyPart page = text(html, "html");
        if (images.isEmpty()) {
            return page;
        }
        MimeMultipart related = multipart("related", List.of(page));
        for (MimeBodyPart image : images) {
            related.addBodyPart(image);
        }
        return part(related);
    }

    private static MimeMultipart multipart(String subtype, List<MimeBodyPart> parts) throws MessagingException {
        MimeMultipart multipart = new MimeMultipart(subtype);
        for (MimeBodyPart part : parts) {
            multipart.addBodyPart(part);
        }
        return multipart;
    }

    private static MimeBodyPart part(MimeMultipart content) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setContent(content);
        return part;
    }

    private static MimeBodyPart text(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, StandardCharsets.UTF_8.name(), subtype);
        return part;
    }

    private static long size(String field, @Nullable String text) throws TaskError.Rejection {
        return text == null ? 0 : Fields.whole(field, text).getBytes(StandardCharsets.UTF_8).length;
    }
}

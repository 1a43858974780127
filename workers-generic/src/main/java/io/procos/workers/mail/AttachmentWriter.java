package io.procos.workers.mail;

import io.procos.api.TaskError;
import io.procos.workers.input.Fields;
import io.procos.workers.mail.Letter.Attachment;
import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.ParseException;
import jakarta.mail.util.ByteArrayDataSource;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Checks one attachment and writes it as a part of a message.
 *
 * @param field names it in messages
 */
record AttachmentWriter(String field, Attachment attachment) {
    private static final int MAX_CHARS = 255;
    private static final Pattern CONTENT_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** True when it is shown inside the HTML instead of beside it. */
    boolean inline() {
        return attachment.contentId() != null;
    }

    MimeBodyPart part(byte[] bytes) throws TaskError.Rejection, MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes, contentType())));
        part.setFileName(fileName());
        part.setDisposition(inline() ? MimeBodyPart.INLINE : MimeBodyPart.ATTACHMENT);
        if (attachment.contentId() != null) {
            part.setContentID("<" + contentId(attachment.contentId()) + ">");
        }
        return part;
    }

    private String contentId(String id) throws TaskError.Rejection {
        if (!CONTENT_ID.matcher(id).matches()) {
            throw Fields.invalid(
                    field + ".contentId", "must be 1 to 64 letters, digits, dots, hyphens and underscores");
        }
        return id;
    }

    private String fileName() throws TaskError.Rejection {
        String name =
                Fields.line(field + ".name", Fields.present(field + ".name", attachment.name(), "name it"), MAX_CHARS);
        if (name.contains("/") || name.contains("\\") || name.startsWith(".")) {
            throw Fields.invalid(field + ".name", "must be a file name without folders and not begin with a dot");
        }
        return name;
    }

    private String contentType() throws TaskError.Rejection {
        String text = attachment.contentType() == null ? usualType() : attachment.contentType();
        try {
            ContentType type = new ContentType(Fields.line(field + ".contentType", text, MAX_CHARS));
            String primary = type.getPrimaryType().toLowerCase(Locale.ROOT);
            if (!primary.equals("multipart") && !primary.equals("message")) {
                return type.toString();
            }
        } catch (ParseException e) {
            // told below
        }
        throw Fields.invalid(field + ".contentType", "must be a plain content type, for example text/csv");
    }

    private String usualType() {
        if (attachment.object() != null) {
            return attachment.object().mediaType();
        }
        return attachment.text() == null ? "application/octet-stream" : "text/plain; charset=utf-8";
    }
}

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
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/**
 * Checks one attachment and writes it as a part of a message.
 *
 * @param field names it in messages
 */
record AttachmentWriter(String field, Attachment attachment) {
    private static final int MAX_CHARS = 255;

    MimeBodyPart part(byte[] bytes) throws TaskError.Rejection, MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes, contentType())));
        part.setFileName(fileName());
        part.setDisposition(MimeBodyPart.ATTACHMENT);
        return part;
    }

    byte[] bytes() throws TaskError.Rejection {
        if ((attachment.text() == null) == (attachment.base64() == null)) {
            throw Fields.invalid(field, "must have either text or base64");
        }
        if (attachment.text() != null) {
            return attachment.text().getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(attachment.base64());
        } catch (IllegalArgumentException e) {
            throw Fields.invalid(field + ".base64", "is not base64");
        }
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
        String usual = attachment.text() == null ? "application/octet-stream" : "text/plain; charset=utf-8";
        String text = attachment.contentType() == null ? usual : attachment.contentType();
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
}

package io.procos.workers.mail.inbox;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a mail says: its plain bodies, or its HTML bodies as text when it has none.
 *
 * @param cut true when there was more
 */
record MailText(String text, boolean cut) {

    static MailText of(List<MimePart> parts, int maxChars) throws MessagingException, UnreadableMail {
        String plain = joined(parts, "text/plain");
        String text = plain.isBlank() ? HtmlText.of(joined(parts, "text/html")) : plain.strip();
        if (text.length() <= maxChars) {
            return new MailText(text, false);
        }
        int end = Character.isHighSurrogate(text.charAt(maxChars - 1)) ? maxChars - 1 : maxChars;
        return new MailText(text.substring(0, end), true);
    }

    private static String joined(List<MimePart> parts, String type) throws MessagingException, UnreadableMail {
        StringBuilder text = new StringBuilder();
        for (MimePart part : parts) {
            if (ReceivedFiles.isBody(part) && part.isMimeType(type)) {
                text.append(decoded(part)).append('\n');
            }
        }
        return text.toString();
    }

    /** What is no text in its own charset becomes the replacement character; a charset nobody knows is read as UTF-8. */
    private static String decoded(MimePart part) throws MessagingException, UnreadableMail {
        try (InputStream content = part.getInputStream()) {
            return new String(content.readAllBytes(), charset(part))
                    .replace("\0", "")
                    .replace("\r\n", "\n");
        } catch (IOException e) {
            throw UnreadableMail.broken("its text cannot be decoded");
        }
    }

    private static Charset charset(MimePart part) throws MessagingException {
        try {
            String name = new ContentType(part.getContentType()).getParameter("charset");
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(MimeUtility.javaCharset(name));
        } catch (ParseException | IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }
}

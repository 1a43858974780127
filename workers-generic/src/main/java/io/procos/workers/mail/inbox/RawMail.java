package io.procos.workers.mail.inbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPMessage;

/**
 * Fetches a mail whole, as bytes up to a limit, and opens it here. The server's own parse of its structure is not asked
 * for: it nests as deep as the sender likes.
 */
final class RawMail {
    private static final Session NO_SERVER = Session.getInstance(new Properties());

    private RawMail() {}

    static MimeMessage fetch(IMAPMessage mail, InboxSettings.Limits limits) throws MessagingException, UnreadableMail {
        int most = Math.toIntExact(limits.maxSize().toBytes());
        if (mail.getSizeLong() > most) {
            throw tooLarge(most);
        }
        byte[] bytes = bytes(mail, most);
        requireHeaders(bytes, limits.maxHeaders().toBytes());
        return new MimeMessage(NO_SERVER, new SharedByteArrayInputStream(bytes));
    }

    private static byte[] bytes(IMAPMessage mail, int most) throws MessagingException, UnreadableMail {
        try (InputStream content = mail.getMimeStream()) {
            byte[] bytes = content.readNBytes(most + 1);
            if (bytes.length > most) {
                throw tooLarge(most);
            }
            return bytes;
        } catch (IOException e) {
            throw new MessagingException("the mail could not be fetched to its end", e);
        }
    }

    /** Before anything reads them: the header ends with the first empty line. */
    private static void requireHeaders(byte[] bytes, long most) throws UnreadableMail {
        int lineStart = 0;
        for (int i = 0; i < bytes.length && i <= most; i++) {
            if (bytes[i] == '\n') {
                if (i - lineStart <= 1 && (i == lineStart || bytes[lineStart] == '\r')) {
                    return;
                }
                lineStart = i + 1;
            }
        }
        if (bytes.length > most) {
            throw UnreadableMail.tooLarge("its header has", most, "max-headers");
        }
    }

    private static UnreadableMail tooLarge(long most) {
        return UnreadableMail.tooLarge("it has", most, "max-size");
    }
}

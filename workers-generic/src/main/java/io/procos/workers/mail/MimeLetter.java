package io.procos.workers.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;

/** A message with an id that stays the same over retries, and that knows whether it was handed over. */
final class MimeLetter extends MimeMessage {
    private final String messageId;
    private boolean handedOver;

    MimeLetter(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    String stableId() {
        return messageId;
    }

    /** True once the last byte of the body was given to the connection: from here on the server may have the mail. */
    boolean handedOver() {
        return handedOver;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    @Override
    public void writeTo(OutputStream out, String[] ignoredHeaders) throws IOException, MessagingException {
        super.writeTo(out, ignoredHeaders);
        handedOver = true;
    }
}

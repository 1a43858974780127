package io.procos.workers.mail.inbox;

import io.procos.tde.objects.ObjectReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail as a process sees it. Everything in it was written by a stranger, its sender and date included.
 *
 * @param uid names it in its folder, as long as {@code uidValidity} stays the same
 * @param from the sender's address, empty when it has none
 * @param sentAt when the sender says it was sent, ISO 8601
 * @param receivedAt when the server got it, ISO 8601
 * @param bytes its size
 * @param text the plain body, or what the HTML body says
 * @param cut true when the text was longer than allowed
 * @param problem why it could not be read in full, beginning with a code; null when it was
 */
record Mail(
        long uid,
        long uidValidity,
        @Nullable String messageId,
        String from,
        @Nullable String fromName,
        List<String> to,
        List<String> cc,
        @Nullable String replyTo,
        @Nullable String inReplyTo,
        String subject,
        @Nullable String sentAt,
        @Nullable String receivedAt,
        long bytes,
        boolean seen,
        String text,
        boolean cut,
        List<Attachment> attachments,
        @Nullable String problem) {

    /**
     * A file that came along.
     *
     * @param object where its content is kept; null when it was not asked for
     */
    record Attachment(
            String name,
            String contentType,
            long bytes,
            @Nullable ObjectReference object) {}
}

package io.procos.workers.mail;

import io.procos.api.TaskError;
import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** What an SMTP server's refusal, or its silence, means for the task (reply codes: RFC 5321 section 4.2.1). */
final class SmtpFailure {
    /** The BPMN error code of a refusal for good. */
    static final String REJECTED = "MAIL_REJECTED";

    private record Reply(int code, String text) {}

    private SmtpFailure() {}

    /** @param handedOver whether the server may have the whole mail */
    static TaskError of(MessagingException failure, boolean handedOver, String messageId) throws InterruptedException {
        List<Reply> replies = replies(ConnectionFailure.chain(failure));
        Optional<Reply> refusal =
                replies.stream().filter(reply -> reply.code() >= 500).findFirst();
        if (refusal.isPresent()) {
            return new TaskError.Rejection(
                    REJECTED,
                    "the mail server refused the mail: " + refusal.get().text() + "; nobody got it",
                    failure);
        }
        if (!replies.isEmpty()) {
            return new TaskError.Transient(
                    "the mail server cannot take the mail now: "
                            + replies.getFirst().text(),
                    failure);
        }
        return handedOver
                ? unknown(failure, messageId)
                : ConnectionFailure.of(failure, "the mail was not sent", "procos.workers.mail");
    }

    /** The server has all of the mail and its answer was lost: sending again could send twice. */
    private static TaskError unknown(MessagingException failure, String messageId) {
        return new TaskError.Uncertain(
                "nobody knows whether the mail was sent: the connection broke after the last byte and before the server's"
                        + " answer; look for Message-ID " + messageId
                        + " in its log, then complete the job by hand or retry to send again",
                failure);
    }

    private static List<Reply> replies(List<Throwable> chain) {
        List<Reply> replies = new ArrayList<>();
        for (Throwable failure : chain) {
            int code = switch (failure) {
                case SMTPAddressFailedException address -> address.getReturnCode();
                case SMTPSenderFailedException sender -> sender.getReturnCode();
                case SMTPSendFailedException send -> send.getReturnCode();
                default -> -1;
            };
            if (code >= 400) {
                replies.add(new Reply(code, ConnectionFailure.line(failure.getMessage())));
            }
        }
        return replies;
    }
}

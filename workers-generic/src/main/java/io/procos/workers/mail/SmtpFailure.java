package io.procos.workers.mail;

import io.procos.api.TaskError;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** What an SMTP server's refusal, or its silence, means for the task (reply codes: RFC 5321 section 4.2.1). */
final class SmtpFailure {
    /** The BPMN error code of a refusal for good. */
    static final String REJECTED = "MAIL_REJECTED";

    private static final int MAX_LINE_CHARS = 300;

    private record Reply(int code, String text) {}

    private SmtpFailure() {}

    /** @param handedOver whether the server may have the whole mail */
    static TaskError of(MessagingException failure, boolean handedOver, String messageId) throws InterruptedException {
        List<Throwable> chain = chain(failure);
        List<Reply> replies = replies(chain);
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
        return handedOver ? unknown(failure, messageId) : notSent(failure, chain);
    }

    /** The server has all of the mail and its answer was lost: sending again could send twice. */
    private static TaskError unknown(MessagingException failure, String messageId) {
        return new TaskError.Permanent(
                "nobody knows whether the mail was sent: the connection broke after the last byte and before the server's"
                        + " answer; look for Message-ID " + messageId
                        + " in its log, then complete the job by hand or retry to send again",
                failure);
    }

    private static TaskError notSent(MessagingException failure, List<Throwable> chain) throws InterruptedException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedException("interrupted before the mail was sent");
        }
        if (failure instanceof AuthenticationFailedException
                && !line(failure.getMessage()).startsWith("4")) {
            return new TaskError.Permanent(
                    "the mail server does not accept the login; correct procos.workers.mail.username and password",
                    failure);
        }
        if (chain.stream().anyMatch(CertificateException.class::isInstance)) {
            return new TaskError.Permanent(
                    "the mail server's certificate is not trusted; renew it or add it to the trust store", failure);
        }
        if (line(failure.getMessage()).contains("STARTTLS is required")) {
            return new TaskError.Permanent(
                    "the mail server offers no STARTTLS; use another port or correct procos.workers.mail.security",
                    failure);
        }
        return new TaskError.Transient("the mail was not sent: " + line(failure.getMessage()), failure);
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
                replies.add(new Reply(code, line(failure.getMessage())));
            }
        }
        return replies;
    }

    /** Jakarta Mail chains the refusals of several recipients beside the usual causes. */
    private static List<Throwable> chain(MessagingException failure) {
        List<Throwable> chain = new ArrayList<>();
        Throwable next = failure;
        while (next != null && !chain.contains(next)) {
            chain.add(next);
            next = next instanceof MessagingException messaging && messaging.getNextException() != null
                    ? messaging.getNextException()
                    : next.getCause();
        }
        return chain;
    }

    /** One printable line of what the server said. */
    static String line(@Nullable String text) {
        String line =
                text == null ? "" : text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() <= MAX_LINE_CHARS ? line : line.substring(0, MAX_LINE_CHARS) + "…";
    }
}

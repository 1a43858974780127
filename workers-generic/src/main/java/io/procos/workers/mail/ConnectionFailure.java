package io.procos.workers.mail;

import io.procos.api.TaskError;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What it means that a mail server could not be spoken to. */
public final class ConnectionFailure {
    private static final int MAX_LINE_CHARS = 300;

    private ConnectionFailure() {}

    /**
     * @param failed what was not done, for example {@code the mail was not sent}
     * @param settings where the server is configured, for example {@code procos.workers.mail}
     * @throws InterruptedException when the run was cancelled meanwhile
     */
    public static TaskError of(MessagingException failure, String failed, String settings) throws InterruptedException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedException("interrupted before " + failed.replace(" was not ", " was "));
        }
        if (failure instanceof AuthenticationFailedException
                && !line(failure.getMessage()).startsWith("4")) {
            return new TaskError.Permanent(
                    "the mail server does not accept the login; correct " + settings + ".username and password",
                    failure);
        }
        if (chain(failure).stream().anyMatch(CertificateException.class::isInstance)) {
            return new TaskError.Permanent(
                    "the mail server's certificate is not trusted; renew it, or put its authority into the bundle "
                            + settings + ".ssl-bundle",
                    failure);
        }
        if (line(failure.getMessage()).matches("STARTTLS (is )?required but .*")) {
            return new TaskError.Permanent(
                    "the mail server offers no STARTTLS; use another port or correct " + settings + ".security",
                    failure);
        }
        return new TaskError.Transient(failed + ": " + line(failure.getMessage()), failure);
    }

    /** Jakarta Mail chains the refusals of several recipients beside the usual causes. */
    static List<Throwable> chain(MessagingException failure) {
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

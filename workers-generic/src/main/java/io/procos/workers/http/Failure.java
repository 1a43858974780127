package io.procos.workers.http;

import io.netty.handler.codec.DecoderException;
import io.procos.api.TaskError;
import io.procos.tde.objects.ObjectDamaged;
import io.procos.tde.objects.ObjectMissing;
import io.procos.tde.objects.ObjectTooLarge;
import io.procos.workers.input.Fields;
import java.security.cert.CertificateException;
import java.util.concurrent.TimeoutException;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What an exchange that broke off means for the task. */
final class Failure {
    private Failure() {}

    static TaskError of(HttpCall call, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            TaskError known = known(call, cause);
            if (known != null) {
                return known;
            }
        }
        String what = failure.getMessage() == null ? "no connection" : failure.getMessage();
        return new TaskError.Transient("url: " + call.peer() + " could not be reached or broke off: " + what, failure);
    }

    private static @Nullable TaskError known(HttpCall call, Throwable cause) {
        return switch (cause) {
            case TaskError judged -> judged;
            case TimeoutException late -> tooSlow(call, late);
            case TooLarge large -> tooLarge(call, large);
            case ObjectTooLarge large -> tooLarge(call, large);
            case ObjectMissing missing -> Fields.invalid("body", missing.getMessage() + "; produce it again");
            case ObjectDamaged damaged -> new TaskError.Permanent("body: " + damaged.getMessage(), damaged);
            case CertificateException untrusted ->
                new TaskError.Permanent(
                        "url: the certificate of " + call.peer()
                                + " is not trusted; renew it, or name its issuer in procos.workers.http.trust",
                        untrusted);
            case ZipException broken -> unreadable(call, broken);
            case SSLException tls -> null;
            case DecoderException broken -> broken.getCause() instanceof SSLException ? null : unreadable(call, broken);
            default -> null;
        };
    }

    static TaskError.Transient tooSlow(HttpCall call, TimeoutException late) {
        return new TaskError.Transient(
                "url: " + call.peer() + " did not answer in full within " + call.timeout()
                        + "; it is slow, or the timeout is too short",
                late);
    }

    private static TaskError.Rejection tooLarge(HttpCall call, Exception cause) {
        return new TaskError.Rejection(
                GuardedHttp.TOO_LARGE,
                "url: " + call.peer() + " answered with too much: " + cause.getMessage()
                        + "; ask for less, set storeResponse, or raise procos.workers.http.max-response-size"
                        + " (max-stored-size for stored ones)",
                cause);
    }

    private static TaskError.Rejection unreadable(HttpCall call, Exception cause) {
        return new TaskError.Rejection(
                ReplyBody.INVALID, "url: the answer of " + call.peer() + " is not valid HTTP; ask its owner", cause);
    }

    /** An interrupt that a stream wrapped is still an interrupt. */
    static void rethrowInterrupt(Throwable failure) throws InterruptedException {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException interrupt) {
                throw interrupt;
            }
        }
    }
}

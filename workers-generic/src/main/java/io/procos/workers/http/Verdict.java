package io.procos.workers.http;

import io.procos.api.TaskError;
import java.time.Duration;
import java.time.Instant;

/** What a status means for the task: carry on, come back later, or a BPMN error. */
final class Verdict {
    /** The BPMN error code of a 4xx answer. */
    static final String CLIENT_ERROR = "HTTP_CLIENT_ERROR";

    private Verdict() {}

    /**
     * Returns when the task may use the reply.
     *
     * @param peer names the server in messages
     * @param maxBackoff the longest wait that the server may ask for
     */
    public static void judge(HttpReply reply, String peer, Duration maxBackoff) throws TaskError {
        int status = reply.status();
        if (status < 300) {
            return;
        }
        if (status < 400) {
            throw new TaskError.Rejection(
                    Redirect.NOT_FOLLOWED,
                    "url: " + peer + " answered " + status
                            + "; raise followRedirects, correct the URL, or list the status in acceptStatus");
        }
        if (temporary(status)) {
            throw new TaskError.Transient(
                    "url: " + peer + " answered " + status + ", which may pass",
                    RetryAfter.of(reply, Instant.now(), maxBackoff),
                    null);
        }
        throw new TaskError.Rejection(
                CLIENT_ERROR,
                "url: " + peer + " answered " + status + Explanation.of(reply, peer)
                        + "; correct the request, catch the error, or list the status in acceptStatus");
    }

    /** Timeout, too early, too many requests, and whatever the server blames on itself. */
    private static boolean temporary(int status) {
        return status == 408 || status == 425 || status == 429 || status >= 500;
    }
}

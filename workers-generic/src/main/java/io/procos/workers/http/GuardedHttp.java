package io.procos.workers.http;

import io.procos.api.TaskError;
import io.procos.workers.input.Fields;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.cert.CertificateException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The one way out over HTTP: a pooled client (HTTP/2, keep-alive) behind the {@link NetworkGuard}. Thread-safe; an
 * interrupt ends an exchange at once.
 */
@Component
public class GuardedHttp implements DisposableBean {
    /** The BPMN error code of a response body above the cap. */
    static final String TOO_LARGE = "HTTP_RESPONSE_TOO_LARGE";

    private final NetworkGuard guard;
    private final HttpClient client;

    GuardedHttp(NetworkGuard guard, HttpSettings settings) {
        this.guard = guard;
        // No proxy, not even the system's: it would connect to addresses that the guard has not judged.
        this.client = HttpClient.newBuilder()
                .connectTimeout(settings.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /**
     * Exchanges one request for one reply of any status.
     *
     * @throws TaskError.Rejection when the guard refuses a host or the body is too large
     * @throws TaskError.Transient when the peer cannot be reached or does not answer in time
     */
    public HttpReply send(HttpCall call) throws TaskError, InterruptedException {
        long deadline = System.nanoTime() + call.timeout().toNanos();
        HttpCall hop = call;
        while (true) {
            HttpReply reply = checkedExchange(hop, deadline);
            if (hop.redirects() == 0 || !Redirect.asks(reply)) {
                return reply;
            }
            hop = Redirect.next(hop, reply);
        }
    }

    private HttpReply checkedExchange(HttpCall call, long deadline) throws TaskError, InterruptedException {
        try (var pass = guard.check(call.uri())) {
            return exchange(call, deadline);
        }
    }

    private HttpReply exchange(HttpCall call, long deadline) throws TaskError, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> exchange =
                client.sendAsync(request(call), CappedBody.of(call.maxResponseBytes()));
        try {
            HttpResponse<byte[]> response = exchange.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            return new HttpReply(response.statusCode(), response.headers(), response.body());
        } catch (TimeoutException e) {
            throw new TaskError.Transient(
                    "url: " + call.peer() + " did not answer in full within " + call.timeout()
                            + "; it is slow, or the timeout is too short",
                    e);
        } catch (ExecutionException e) {
            throw failure(call, e.getCause());
        } finally {
            // Aborts the exchange when the wait ended early; does nothing when it is complete.
            exchange.cancel(true);
        }
    }

    private static HttpRequest request(HttpCall call) throws TaskError.Rejection {
        HttpRequest.Builder request = HttpRequest.newBuilder(call.uri());
        for (var header : call.headers().entrySet()) {
            try {
                request.setHeader(header.getKey(), header.getValue());
            } catch (IllegalArgumentException e) {
                throw Fields.invalid(
                        "headers." + printable(header.getKey()),
                        "is not a header that a task may set, or its value is not one plain line; remove or correct it");
            }
        }
        return request.method(call.method(), BodyPublishers.ofByteArray(call.body()))
                .version(version(call))
                .build();
    }

    /** Over plain http the client would ask every server to upgrade to HTTP/2, which old ones answer with an error. */
    private static HttpClient.Version version(HttpCall call) {
        return "https".equalsIgnoreCase(call.uri().getScheme())
                ? HttpClient.Version.HTTP_2
                : HttpClient.Version.HTTP_1_1;
    }

    private static TaskError failure(HttpCall call, @Nullable Throwable cause) {
        if (causedBy(cause, CappedBody.TooLarge.class)) {
            return new TaskError.Rejection(
                    TOO_LARGE,
                    "url: " + call.peer() + " answered with more than " + call.maxResponseBytes()
                            + " bytes; ask for less, or raise procos.workers.http.max-response-size",
                    cause);
        }
        if (causedBy(cause, CertificateException.class)) {
            return new TaskError.Permanent(
                    "url: the certificate of " + call.peer() + " is not trusted; renew it or add it to the trust store",
                    cause);
        }
        String what = cause instanceof IOException && cause.getMessage() != null ? cause.getMessage() : "no connection";
        return new TaskError.Transient("url: " + call.peer() + " could not be reached or broke off: " + what, cause);
    }

    private static boolean causedBy(@Nullable Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static String printable(String name) {
        return name.replaceAll("[^\\x21-\\x7e]", "?");
    }

    @Override
    public void destroy() {
        client.shutdownNow();
        client.close();
    }
}

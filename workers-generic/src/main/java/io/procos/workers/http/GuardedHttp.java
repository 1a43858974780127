package io.procos.workers.http;

import io.procos.api.TaskError;
import io.procos.tde.objects.ObjectStore;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The one way out over HTTP: pooled clients (HTTP/2, keep-alive) behind the {@link NetworkGuard}. Thread-safe; an
 * interrupt ends an exchange at once.
 */
@Component
public class GuardedHttp {
    /** The BPMN error code of a response body above the cap. */
    static final String TOO_LARGE = "HTTP_RESPONSE_TOO_LARGE";

    private final HttpClients clients;
    private final Outgoing outgoing;
    private final Incoming incoming;

    GuardedHttp(HttpClients clients, HttpSettings settings, ObjectStore objects) {
        this.clients = clients;
        this.outgoing = new Outgoing(objects);
        this.incoming = new Incoming(objects, settings.maxStoredSize().toBytes());
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
            HttpReply reply = exchange(hop, Duration.ofNanos(deadline - System.nanoTime()));
            if (hop.redirects() == 0 || !Redirect.asks(reply)) {
                return reply;
            }
            hop = Redirect.next(hop, reply);
        }
    }

    private HttpReply exchange(HttpCall call, Duration patience) throws TaskError, InterruptedException {
        var receiver = outgoing.send(clients.of(call), call);
        try {
            return call.store() == StoreResponse.NEVER
                    ? await(incoming.inMemory(receiver, call.maxResponseBytes()).toFuture(), patience)
                    : incoming.stored(receiver, call, patience);
        } catch (TimeoutException e) {
            throw Failure.tooSlow(call, e);
        } catch (ExecutionException e) {
            throw Failure.of(call, e.getCause() == null ? e : e.getCause());
        } catch (IOException | RuntimeException e) {
            Failure.rethrowInterrupt(e);
            throw Failure.of(call, e);
        }
    }

    private static HttpReply await(CompletableFuture<@Nullable HttpReply> exchange, Duration patience)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return Objects.requireNonNull(exchange.get(patience.toNanos(), TimeUnit.NANOSECONDS));
        } finally {
            // Aborts the exchange when the wait ended early; does nothing when it is complete.
            exchange.cancel(true);
        }
    }
}

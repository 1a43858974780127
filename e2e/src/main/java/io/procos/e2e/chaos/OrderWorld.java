package io.procos.e2e.chaos;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/**
 * The other side of an HTTP task: it does an order once for each idempotency key, as such servers do, and keeps count of
 * what it did. Thread-safe.
 */
final class OrderWorld implements AutoCloseable {
    private static final Duration MOMENT = Duration.ofMillis(5);
    private static final int BACKLOG = 256;

    private final HttpServer server;
    private final Map<String, Set<String>> keysOfOrder = new ConcurrentHashMap<>();
    private final Set<String> runs = ConcurrentHashMap.newKeySet();
    private final LongAdder calls = new LongAdder();

    OrderWorld() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/orders/", this::serve);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Thread.sleep(MOMENT);
            String order = exchange.getRequestURI().getPath().substring("/orders/".length());
            String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
            keysOfOrder
                    .computeIfAbsent(order, any -> ConcurrentHashMap.newKeySet())
                    .add(String.valueOf(key));
            runs.add(String.valueOf(exchange.getRequestHeaders().getFirst("Run")));
            calls.increment();
            byte[] receipt = ("receipt-" + order).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, receipt.length);
            exchange.getResponseBody().write(receipt);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (IOException callerDied) {
            // a worker that is killed in its call does not hear the answer
        } catch (RuntimeException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    /** Calls that came in, repeated ones too. */
    long calls() {
        return calls.sum();
    }

    /** Orders that were done. */
    int done() {
        return keysOfOrder.size();
    }

    /** Orders that were done more than once: under more than one key. */
    long doneTwice() {
        return keysOfOrder.values().stream().filter(keys -> keys.size() > 1).count();
    }

    /** The runs that came as far as this. */
    Set<String> runs() {
        return Set.copyOf(runs);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

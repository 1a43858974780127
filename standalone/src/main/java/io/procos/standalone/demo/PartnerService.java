package io.procos.standalone.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A supplier register and a ledger as partners run them: sometimes overloaded, strict about what is booked twice. What
 * fails is a fixed pattern, so that two demos on the same files end the same way. Listens on loopback. Thread-safe.
 */
public final class PartnerService implements AutoCloseable {
    /** One supplier check in so many, the first among them, is answered with 503 and Retry-After. */
    private static final int OVERLOADED_EVERY = 4;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Ledger ledger = new Ledger();
    private final AtomicInteger checks = new AtomicInteger();

    public PartnerService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v1/suppliers", this::supplier);
        server.createContext("/v1/bookings", this::booking);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void supplier(HttpExchange exchange) throws IOException {
        if (checks.getAndIncrement() % OVERLOADED_EVERY == 0) {
            exchange.getResponseHeaders().add("Retry-After", "1");
            answer(exchange, 503, Map.of("error", "the register is overloaded"));
            return;
        }
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        answer(exchange, 200, SupplierRegister.lookUp(parameter(query, "vatId"), parameter(query, "currency")));
    }

    private void booking(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        switch (exchange.getRequestMethod()) {
            case "POST" -> book(exchange);
            case "DELETE" -> {
                boolean known = ledger.cancel(path.substring(path.lastIndexOf('/') + 1));
                answer(exchange, known ? 200 : 404, Map.of("cancelled", known));
            }
            default -> answer(exchange, 405, Map.of("error", "POST or DELETE"));
        }
    }

    private void book(HttpExchange exchange) throws IOException {
        JsonNode order = MAPPER.readTree(exchange.getRequestBody().readAllBytes());
        String key = String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        switch (ledger.book(order, key)) {
            case Ledger.Entry.Booked booked -> answer(exchange, 201, Map.of("bookingId", booked.id()));
            case Ledger.Entry.Refused refused -> answer(exchange, 422, Map.of("error", refused.reason()));
        }
    }

    private static String parameter(String query, String name) {
        for (String part : query.split("&", -1)) {
            if (part.startsWith(name + "=")) {
                return part.substring(name.length() + 1);
            }
        }
        return "";
    }

    private static void answer(HttpExchange exchange, int status, Map<String, ?> body) throws IOException {
        byte[] content = MAPPER.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, content.length);
        exchange.getResponseBody().write(content);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}

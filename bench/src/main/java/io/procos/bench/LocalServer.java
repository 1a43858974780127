package io.procos.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerResponse;

/**
 * What the workers call: answers a small JSON at once ({@code /fast}) or after 50 ms ({@code /slow}), and tells how many
 * connections came ({@code /connections}). Argument: its port on loopback. Runs until killed.
 */
final class LocalServer {
    static final Duration SLOWNESS = Duration.ofMillis(50);

    private LocalServer() {}

    public static void main(String[] args) {
        AtomicLong connections = new AtomicLong();
        HttpServer.create()
                .host("127.0.0.1")
                .port(Integer.parseInt(args[0]))
                .doOnChannelInit((observer, channel, remote) -> connections.incrementAndGet())
                .route(routes -> routes.get("/fast", (request, response) -> json(response, Mono.just("{\"ok\":true}")))
                        .get(
                                "/slow",
                                (request, response) -> json(
                                        response, Mono.just("{\"ok\":true}").delayElement(SLOWNESS)))
                        .get(
                                "/connections",
                                (request, response) ->
                                        response.sendString(Mono.fromSupplier(() -> Long.toString(connections.get())))))
                .bindNow()
                .onDispose()
                .block();
    }

    private static Mono<Void> json(HttpServerResponse response, Mono<String> body) {
        return response.header("Content-Type", "application/json")
                .header("Content-Length", "11")
                .sendString(body)
                .then();
    }

    /** How many connections the server at {@code port} has seen, this question's own included. */
    static long connections(int port) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + port + "/connections");
            return Long.parseLong(client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body());
        }
    }

    /** Waits until it answers. */
    static void await(int port) throws InterruptedException {
        for (int i = 0; ; i++) {
            try {
                connections(port);
                return;
            } catch (IOException notYet) {
                if (i == 300) {
                    throw new IllegalStateException("the local server did not answer", notYet);
                }
                Thread.sleep(100);
            }
        }
    }
}

package io.procos.tde.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.procos.api.event.CloudEvent;
import io.procos.api.event.WorkerSeen;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class KernelSinkTest {
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private volatile int status = 202;
    private HttpServer kernel;

    @BeforeEach
    void startKernel() throws IOException {
        kernel = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        kernel.createContext("/v1/workers", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        kernel.start();
    }

    @AfterEach
    void stopKernel() {
        kernel.stop(0);
    }

    @Test
    void tellsWhatTheWorkerServes() {
        sink().accept(List.of(seen()));

        JsonNode body = JsonMapper.shared().readTree(bodies.getFirst());
        assertThat(body.path("worker").asString()).isEqualTo("generic-0");
        assertThat(body.path("startedAt").asString()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(body.at("/serves/0/jobType").asString()).isEqualTo("procos.http.request.v1");
        assertThat(tokens).containsExactly("Bearer t0ken");
    }

    @Test
    void saysWhenTheKernelRefuses() {
        status = 401;

        assertThatThrownBy(() -> sink().accept(List.of(seen()))).hasMessageContaining("answered 401");
    }

    private KernelSink sink() {
        return new KernelSink(
                URI.create("http://127.0.0.1:" + kernel.getAddress().getPort()), "t0ken");
    }

    private static CloudEvent seen() {
        Instant time = Instant.parse("2026-01-02T03:04:05Z");
        WorkerSeen seen = new WorkerSeen(
                "generic-0", "1.0", time, false, List.of(new WorkerSeen.Subscription("procos.http.request.v1", 1, 64)));
        return CloudEvent.of("id", "/worker/generic-0", null, time, seen);
    }
}

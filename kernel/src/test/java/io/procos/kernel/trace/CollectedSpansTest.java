package io.procos.kernel.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.procos.kernel.TestKernel;
import io.procos.kernel.TestModels;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kernel as it ships sends its spans to a collector, by the SDK it brings along. */
class CollectedSpansTest {

    @Test
    void goWhereTheEndpointSays(@TempDir Path dir) throws Exception {
        StringBuffer received = new StringBuffer();
        HttpServer collector = collector(received);
        String endpoint = "http://127.0.0.1:" + collector.getAddress().getPort();

        try (TestKernel kernel = TestKernel.boot(
                dir, "--otel.exporter.otlp.endpoint=" + endpoint, "--spring.application.name=kernel-in-test")) {
            String model = TestModels.empty("collected");
            kernel.post("/v1/deployments", Map.of("resources", List.of(Map.of("name", "c.bpmn", "content", model))));
            kernel.post("/v1/instances", Map.of("processId", "collected"));
        } finally {
            collector.stop(0);
        }

        assertThat(received).contains("start collected", "kernel-in-test", "io.procos.kernel");
    }

    /** Closing the kernel sends what is left, so nothing needs to be waited for. */
    private static HttpServer collector(StringBuffer received) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", exchange -> {
            received.append(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        return server;
    }
}

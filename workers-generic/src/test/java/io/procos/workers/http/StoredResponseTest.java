package io.procos.workers.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.netty.buffer.PooledByteBufAllocator;
import io.procos.tde.objects.ObjectReference;
import io.procos.tde.testkit.TdeTestRun;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredResponseTest {
    private static final int MEGABYTE = 1 << 20;

    private HttpServer server;
    private HttpFixture fixture;
    private final AtomicLong received = new AtomicLong();
    private volatile long halfWay;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        fixture = new HttpFixture("localhost");
    }

    @AfterEach
    void stop() {
        server.stop(0);
        fixture.close();
    }

    private void serve(String path, int status, String contentType, byte[] body) {
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", contentType);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private TdeTestRun request(String path, Object... namesAndValues) {
        Map<String, Object> variables = new HashMap<>(
                Map.of("url", "http://localhost:" + server.getAddress().getPort() + path));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            variables.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fixture.request(variables);
    }

    private ObjectReference reference(TdeTestRun run) {
        Map<?, ?> body = (Map<?, ?>) run.outputs().get("body");
        return References.from(body);
    }

    @Test
    void storesOnlyWhatIsAboveTheCapWhenLarge() throws Exception {
        serve("/small.json", 200, "application/json", "[1]".getBytes());
        serve("/large.bin", 200, "application/pdf", new byte[HttpFixture.MAX_BYTES + 1]);

        request("/small.json", "storeResponse", "large").completed().hasOutput("bodyFormat", "json");
        TdeTestRun large = request("/large.bin", "storeResponse", "large");

        large.completed().hasOutput("bodyFormat", "object");
        ObjectReference stored = reference(large);
        assertThat(stored.bytes()).isEqualTo(HttpFixture.MAX_BYTES + 1);
        assertThat(stored.mediaType()).isEqualTo("application/pdf");
        assertThat(stored.name()).isEqualTo("large.bin");
        try (var content = fixture.objects().open(stored)) {
            assertThat(content.readAllBytes()).containsOnly(0).hasSize(HttpFixture.MAX_BYTES + 1);
        }
    }

    @Test
    void storesEveryBodyWhenAlwaysButNoEmptyOne() {
        serve("/one", 200, "text/plain", "1".getBytes());
        serve("/none", 204, "text/plain", new byte[0]);

        request("/one", "storeResponse", "always").completed().hasOutput("bodyFormat", "object");
        request("/none", "storeResponse", "always").completed().hasOutput("bodyFormat", "none");
    }

    @Test
    void storesNoRefusal() {
        serve("/no", 404, "text/plain", "nothing here".getBytes());

        assertThat(request("/no", "storeResponse", "always").rejectedWith("HTTP_CLIENT_ERROR"))
                .contains("nothing here");
    }

    @Test
    void takesABodyFromTheStoreAndAlsoInParts() throws Exception {
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        server.createContext("/put", exchange -> {
            exchange.getRequestBody().transferTo(seen);
            exchange.sendResponseHeaders(204, -1);
        });
        byte[] content = "a".repeat(200_000).getBytes();
        ObjectReference stored = fixture.objects().put(new ByteArrayInputStream(content), "text/csv", "a \"b\".csv");
        Map<String, Object> variable = new HashMap<>(Map.of(
                "object", stored.object(), "bytes", stored.bytes(), "mediaType", "text/csv", "name", "a \"b\".csv"));

        request("/put", "method", "PUT", "bodyType", "binary", "body", variable).completed();
        assertThat(seen.toByteArray()).isEqualTo(content);

        seen.reset();
        Map<String, Object> parts = Map.of("file", variable, "note", "n\r\n--x");
        request("/put", "method", "POST", "bodyType", "multipart", "body", parts)
                .completed();
        assertThat(seen.toString())
                .contains("name=\"file\"; filename=\"a %22b%22.csv\"\r\nContent-Type: text/csv\r\n\r\naaa")
                .contains("name=\"note\"\r\n\r\nn\r\n--x\r\n")
                .hasSizeGreaterThan(200_000);
    }

    @Test
    void sendsNoMoreThanAForgedReferenceSays() throws Exception {
        server.createContext("/put", exchange -> {
            received.addAndGet(exchange.getRequestBody().readAllBytes().length);
            exchange.sendResponseHeaders(204, -1);
        });
        ObjectReference stored = fixture.objects().put(new ByteArrayInputStream(new byte[5_000]), "text/plain", null);
        Map<String, Object> forged = Map.of("object", stored.object(), "bytes", 10, "mediaType", "text/plain");

        request("/put", "method", "PUT", "bodyType", "binary", "body", forged).retryable();

        assertThat(received.get()).isLessThanOrEqualTo(10);
    }

    @Test
    void streamsAHundredMegabytesBothWaysInLittleMemory() {
        server.createContext("/big", this::hundredMegabytes);
        server.createContext("/put", exchange -> {
            byte[] buffer = new byte[1 << 16];
            for (int n = exchange.getRequestBody().read(buffer);
                    n >= 0;
                    n = exchange.getRequestBody().read(buffer)) {
                received.addAndGet(n);
            }
            exchange.sendResponseHeaders(204, -1);
        });
        request("/big", "storeResponse", "large").completed();
        long before = live();

        TdeTestRun run = request("/big", "storeResponse", "large");
        request(
                        "/put",
                        "method",
                        "PUT",
                        "bodyType",
                        "binary",
                        "body",
                        run.outputs().get("body"))
                .completed();

        assertThat(reference(run).bytes()).isEqualTo(100L * MEGABYTE);
        assertThat(received.get()).isEqualTo(100L * MEGABYTE);
        assertThat(halfWay - before).isLessThan(20L * MEGABYTE);
        assertThat(live() - before).isLessThan(20L * MEGABYTE);
    }

    private void hundredMegabytes(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            byte[] megabyte = new byte[MEGABYTE];
            for (int i = 0; i < 100; i++) {
                out.write(megabyte);
                halfWay = i == 50 ? live() : halfWay;
            }
        }
    }

    private static long live() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed()
                + PooledByteBufAllocator.DEFAULT.metric().usedDirectMemory();
    }

    @Test
    void undoesGzipAndCapsWhatComesOut() throws Exception {
        gzip("/zipped", "{\"a\":1}".getBytes());
        gzip("/bomb", new byte[50 * MEGABYTE]);

        request("/zipped").completed().hasOutput("body", Map.of("a", 1));
        request("/zipped", "storeResponse", "large").completed().hasOutput("body", Map.of("a", 1));
        request("/bomb").rejectedWith("HTTP_RESPONSE_TOO_LARGE");
        assertThat(reference(request("/bomb", "storeResponse", "large")).bytes())
                .isEqualTo(50L * MEGABYTE);
    }

    private void gzip(String path, byte[] content) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
            zip.write(content);
        }
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, zipped.size());
            zipped.writeTo(exchange.getResponseBody());
            exchange.close();
        });
    }
}

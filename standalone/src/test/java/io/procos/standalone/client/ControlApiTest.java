package io.procos.standalone.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ControlApiTest {
    private HttpServer server;
    private ControlApi api;
    private volatile String seen = "";

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        api = new ControlApi(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "t0ken");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void bringsTheTokenAndEncodesTheQuery() {
        answer("/v1/x", 200, "{\"a\":1}");

        assertThat(api.get("/v1/x", Map.of("q", "ä b&c")).path("a").asInt()).isEqualTo(1);
        assertThat(seen).isEqualTo("/v1/x?q=%C3%A4%20b%26c Bearer t0ken");
    }

    @Test
    void saysElementCauseAndWayOutOfAProblem() {
        answer("/v1/d", 422, "{\"detail\":\"has no task type\",\"element\":\"Task_1\",\"hint\":\"set one\"}");

        assertThatThrownBy(() -> api.post("/v1/d", Map.of()))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.status()).isEqualTo(ExitStatus.REFUSED);
                    assertThat(failure.wayOut()).isEqualTo("set one");
                })
                .hasMessage("element 'Task_1': has no task type");
    }

    @Test
    void survivesAnAnswerThatIsNoJson() {
        answer("/v1/d", 502, "<html>");

        assertThatThrownBy(() -> api.get("/v1/d")).hasMessage("HTTP status 502");
    }

    @Test
    void saysThatNobodyIsThere() {
        server.stop(0);

        assertThatThrownBy(() -> api.get("/v1/x"))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.status()).isEqualTo(ExitStatus.NOT_RUNNING));
    }

    private void answer(String path, int status, String body) {
        server.createContext(path, exchange -> {
            seen = exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Authorization");
            byte[] content = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, content.length);
            exchange.getResponseBody().write(content);
            exchange.close();
        });
    }
}

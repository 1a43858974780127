package io.procos.engine.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may come in, what they are told when not, and what happens when a door cannot open. */
class DoorsTest {

    private static final int BODY_LIMIT = GatewaySettings.DEFAULT.maxMessageBytes();

    @TempDir
    static Path data;

    private static RunningEngine engine;

    @BeforeAll
    static void start() {
        engine = RunningEngine.start(
                data, 1, GatewaySettings.DEFAULT.withPorts(0, 0).withAllowedHosts(Set.of("engine.test")));
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    void letsLoopbackAndConfiguredNamesIn() throws Exception {
        assertThat(ask("GET /v2/topology", "localhost:8080", "", "")).startsWith("HTTP/1.1 200");
        assertThat(ask("GET /v2/topology", "[::1]:8080", "", "")).startsWith("HTTP/1.1 200");
        assertThat(ask("GET /v2/topology", "engine.test", "", "")).startsWith("HTTP/1.1 200");
    }

    @Test
    void keepsReboundNamesOut() throws Exception {
        assertThat(ask("GET /v2/topology", "evil.example", "", ""))
                .startsWith("HTTP/1.1 403")
                .contains("procos.engine.allowed-hosts");
    }

    @Test
    void keepsOtherOriginsOut() throws Exception {
        assertThat(ask("POST /v2/clock/reset", "localhost:8080", "Origin: https://evil.example\r\n", ""))
                .startsWith("HTTP/1.1 403");
        assertThat(ask("GET /v2/topology", "localhost:8080", "Sec-Fetch-Site: cross-site\r\n", ""))
                .startsWith("HTTP/1.1 403");
        assertThat(ask("GET /v2/topology", "localhost:8080", "Origin: http://localhost:8080\r\n", ""))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void saysWhatIsWrongAsAProblemDocument() throws Exception {
        assertThat(ask("POST /v2/process-instances", "localhost", "", "{\"processDefinitionId\": 7}"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "processDefinitionId: expected a text, but got 7");
        assertThat(ask("POST /v2/process-instances", "localhost", "", "{"))
                .startsWith("HTTP/1.1 400")
                .contains("The body is no JSON");
        assertThat(ask("POST /v2/jobs/abc/completion", "localhost", "", "{}"))
                .startsWith("HTTP/1.1 400")
                .contains("must be a number");
    }

    @Test
    void tellsWhereSearchesAreAnswered() throws Exception {
        assertThat(ask("POST /v2/process-instances/search", "localhost", "", "{}"))
                .startsWith("HTTP/1.1 501")
                .contains("memory");
        assertThat(ask("GET /v2/batch-operations/1", "localhost", "", "")).startsWith("HTTP/1.1 404");
        assertThat(ask("DELETE /v2/topology", "localhost", "", "")).startsWith("HTTP/1.1 405");
    }

    @Test
    void refusesABodyAboveTheLimit() throws Exception {
        try (Socket socket = connect()) {
            String head = "POST /v2/process-instances HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n"
                    .formatted(BODY_LIMIT + 1);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));

            String answer = new String(socket.getInputStream().readNBytes(400), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 413").contains("problem+json", "4194304");
        }
    }

    @Test
    void namesATakenPortItsSettingAndTheWayOut(@TempDir Path other) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> RunningEngine.start(other, 1, GatewaySettings.DEFAULT.withPorts(port, 0)))
                    .hasMessageContaining("gRPC port " + port)
                    .hasMessageContaining("procos.engine.grpc-port");
            assertThatThrownBy(() -> RunningEngine.start(other, 1, GatewaySettings.DEFAULT.withPorts(0, port)))
                    .hasMessageContaining("REST port " + port)
                    .hasMessageContaining("procos.engine.rest-port");
        }
    }

    private static String ask(String line, String host, String headers, String body) throws IOException {
        try (Socket socket = connect()) {
            String request = "%s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\nContent-Length: %d\r\n%s\r\n%s"
                    .formatted(line, host, body.length(), headers, body);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), engine.gateway().restPort());
    }
}

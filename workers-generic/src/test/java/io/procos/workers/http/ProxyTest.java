package io.procos.workers.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProxyTest {
    private HttpServer target;
    private ServerSocket proxy;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() throws IOException {
        target = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        target.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        target.start();
        proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    @AfterEach
    void stop() throws IOException {
        target.stop(0);
        proxy.close();
    }

    private void serve() {
        while (!proxy.isClosed()) {
            try {
                Socket client = proxy.accept();
                Thread.ofVirtual().start(() -> tunnel(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    /** Writes down what it is asked for, and leads every tunnel to the one target there is. */
    private void tunnel(Socket client) {
        try (client;
                Socket out = new Socket(
                        target.getAddress().getAddress(), target.getAddress().getPort())) {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) client.getInputStream().read());
            }
            asked.add(head.toString());
            client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            Thread back = Thread.ofVirtual().start(() -> copy(out, client));
            client.getInputStream().transferTo(out.getOutputStream());
            out.shutdownOutput();
            back.join();
        } catch (IOException | InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpFixture fixture(Map<String, Object> more, String... allowed) {
        Map<String, Object> settings =
                new HashMap<>(Map.of("proxy.host", "127.0.0.1", "proxy.port", proxy.getLocalPort()));
        settings.putAll(more);
        return new HttpFixture(settings, Map.of(), allowed);
    }

    @Test
    void asksTheProxyForTheJudgedAddressWithItsLogin() {
        Map<String, Object> login = Map.of("proxy.username", "ann", "proxy.password", "pass");
        try (HttpFixture fixture = fixture(login, "*")) {
            fixture.request(Map.of("url", "http://93.184.215.14/a")).completed();
        }

        assertThat(asked)
                .singleElement()
                .asString()
                .startsWith("CONNECT 93.184.215.14:80 ")
                .contains("proxy-authorization: Basic YW5uOnBhc3M=");
    }

    @Test
    void neverTellsTheProxyOfAPrivateTarget() {
        try (HttpFixture fixture = fixture(Map.of(), "*")) {
            fixture.request(Map.of("url", "http://localhost/a")).rejectedWith("HTTP_HOST_NOT_ALLOWED");
            fixture.request(Map.of("url", "http://169.254.169.254/")).rejectedWith("HTTP_HOST_NOT_ALLOWED");
        }

        assertThat(asked).isEmpty();
    }

    @Test
    void leavesANameThatTheOperatorNamesToTheProxy() {
        try (HttpFixture fixture = fixture(Map.of(), "only-the-proxy-knows.invalid")) {
            fixture.request(Map.of("url", "http://only-the-proxy-knows.invalid/a"))
                    .completed();
        }

        assertThat(asked).singleElement().asString().startsWith("CONNECT only-the-proxy-knows.invalid:80 ");
    }

    @Test
    void goesStraightToWhatIsDirect() {
        try (HttpFixture fixture = fixture(Map.of("proxy.direct", "localhost"), "localhost")) {
            fixture.request(Map.of(
                            "url", "http://localhost:" + target.getAddress().getPort() + "/"))
                    .completed();
        }

        assertThat(asked).isEmpty();
    }
}

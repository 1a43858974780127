package io.procos.workers.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.ssl.ClientAuth;
import io.procos.tde.testkit.TdeTestRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.SslBundle;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.Http2SslContextSpec;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.server.HttpServer;

/** Against a real TLS server that speaks HTTP/2 and wants a client certificate, from the keys of two strangers. */
class TlsTest {
    @TempDir
    static Path folder;

    private static SslBundle serverKeys;
    private static SslBundle client;
    private static SslBundle stranger;
    private static DisposableServer server;
    private static final Set<String> CONNECTIONS = ConcurrentHashMap.newKeySet();

    @BeforeAll
    static void start() throws Exception {
        Path serverKey = TestKeys.store(folder, "server");
        Path clientKey = TestKeys.store(folder, "client");
        serverKeys = TestKeys.bundle(serverKey, clientKey);
        client = TestKeys.bundle(clientKey, serverKey);
        stranger = TestKeys.bundle(TestKeys.store(folder, "stranger"), serverKey);
        server = serve(ClientAuth.REQUIRE, "127.0.0.1");
    }

    private static DisposableServer serve(ClientAuth clientAuth, String host) {
        Http2SslContextSpec context =
                Http2SslContextSpec.forServer(serverKeys.getManagers().getKeyManagerFactory());
        context.configure(builder -> builder.clientAuth(clientAuth)
                .trustManager(serverKeys.getManagers().getTrustManagerFactory()));
        return HttpServer.create()
                .host(host)
                .protocol(HttpProtocol.H2, HttpProtocol.HTTP11)
                .secure(spec -> spec.sslContext(context))
                .handle((request, response) -> {
                    CONNECTIONS.add(request.remoteAddress().toString());
                    return response.header("Content-Type", "text/plain")
                            .sendString(Mono.just(request.protocol()).delayElement(Duration.ofMillis(50)));
                })
                .bindNow();
    }

    @AfterAll
    static void stop() {
        server.disposeNow();
    }

    private static HttpFixture fixture(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(Map.of("client-certificates", "client,stranger"));
        all.putAll(settings);
        return new HttpFixture(all, Map.of("client", client, "stranger", stranger), "localhost");
    }

    private static TdeTestRun request(HttpFixture fixture, Object... more) {
        Map<String, Object> variables = new HashMap<>(Map.of("url", "https://localhost:" + server.port() + "/"));
        for (int i = 0; i < more.length; i += 2) {
            variables.put((String) more[i], more[i + 1]);
        }
        return fixture.request(variables);
    }

    @Test
    void identifiesByTheNamedCertificateAndSpeaksHttp2() {
        try (HttpFixture fixture = fixture(Map.of("trust", "client"))) {
            request(fixture, "clientCertificate", "client").completed().hasOutput("body", "HTTP/2.0");
        }
    }

    @Test
    void sharesHttp2ConnectionsBetweenRequests() {
        try (HttpFixture fixture = fixture(Map.of("trust", "client"))) {
            request(fixture, "clientCertificate", "client").completed();
            CONNECTIONS.clear();

            List<Thread> runs = IntStream.range(0, 20)
                    .mapToObj(i -> Thread.ofVirtual()
                            .start(() -> request(fixture, "clientCertificate", "client")
                                    .completed()))
                    .toList();
            runs.forEach(TlsTest::join);

            assertThat(CONNECTIONS).hasSizeLessThan(20);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void isNotLetInWithoutTheRightCertificate() {
        try (HttpFixture fixture = fixture(Map.of("trust", "client"))) {
            request(fixture).retryable();
            request(fixture, "clientCertificate", "stranger").retryable();
        }
    }

    @Test
    void trustsNoUnknownServer() {
        try (HttpFixture fixture = fixture(Map.of())) {
            assertThat(request(fixture, "clientCertificate", "client").broken())
                    .contains("is not trusted", "procos.workers.http.trust");
        }
    }

    @Test
    void trustsNoServerOfAnotherName() {
        DisposableServer other = serve(ClientAuth.NONE, "127.0.0.2");
        try (HttpFixture fixture = new HttpFixture(Map.of("trust", "client"), Map.of("client", client), "127.0.0.2")) {
            var run = fixture.request(Map.of("url", "https://127.0.0.2:" + other.port() + "/"));

            assertThat(run.broken()).contains("is not trusted");
        } finally {
            other.disposeNow();
        }
    }
}

package io.procos.workers.http;

import static com.github.tomakehurst.wiremock.client.WireMock.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.procos.api.TaskError;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpRequestAdapterTest {
    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig()
                    .dynamicPort())
            .build();

    private HttpFixture fixture;

    @BeforeEach
    void allowTheServer() {
        fixture = new HttpFixture("localhost:" + SERVER.getPort());
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private Map<String, Object> to(String path, Object... more) {
        Map<String, Object> variables = new HashMap<>(Map.of("url", "http://localhost:" + SERVER.getPort() + path));
        for (int i = 0; i < more.length; i += 2) {
            variables.put((String) more[i], more[i + 1]);
        }
        return variables;
    }

    @Test
    void parsesJsonAndShowsTheUsualHeadersAndThoseAskedFor() throws Exception {
        SERVER.stubFor(get("/orders")
                .willReturn(okJson("{\"open\":3}")
                        .withHeader("ETag", "v1")
                        .withHeader("X-Total-Count", "3")
                        .withHeader("Set-Cookie", "session=1")));

        var output = fixture.request(to("/orders", "responseHeaders", List.of("x-total-count")));

        assertThat(output.status()).isEqualTo(200);
        assertThat(output.body()).isEqualTo(Map.of("open", 3));
        assertThat(output.bodyFormat()).isEqualTo("json");
        assertThat(output.headers())
                .containsEntry("etag", "v1")
                .containsEntry("x-total-count", "3")
                .doesNotContainKey("set-cookie");
    }

    @Test
    void sendsAContextAsJsonWithIdempotencyKeyAndTrace() throws Exception {
        SERVER.stubFor(post("/orders").willReturn(created()));

        var output = fixture.request(to("/orders", "method", "POST", "body", Map.of("id", 7)));

        assertThat(output).isEqualTo(new HttpRequestAdapter.Output(201, Map.of(), null, "none"));
        SERVER.verify(postRequestedFor(urlEqualTo("/orders"))
                .withHeader("Content-Type", equalTo("application/json"))
                .withHeader("Idempotency-Key", equalTo("effect-1"))
                .withHeader("traceparent", matching("00-4bf9.*"))
                .withRequestBody(equalToJson("{\"id\":7}")));
    }

    @Test
    void sendsNoIdempotencyKeyWithASafeMethod() throws Exception {
        SERVER.stubFor(get("/orders").willReturn(ok()));

        fixture.request(to("/orders"));

        SERVER.verify(getRequestedFor(urlEqualTo("/orders")).withoutHeader("Idempotency-Key"));
    }

    @Test
    void encodesQueryAndForm() throws Exception {
        SERVER.stubFor(any(anyUrl()).willReturn(ok()));

        fixture.request(to(
                "/s?a=1#part",
                "method",
                "POST",
                "bodyType",
                "form",
                "query",
                Map.of("q", List.of("ü&x=1", 2)),
                "body",
                Map.of("name", "A & B\r\nX: y")));

        SERVER.verify(postRequestedFor(urlEqualTo("/s?a=1&q=%C3%BC%26x%3D1&q=2"))
                .withHeader("Content-Type", equalTo("application/x-www-form-urlencoded"))
                .withRequestBody(equalTo("name=A+%26+B%0D%0AX%3A+y")));
    }

    @Test
    void sendsBinaryAndReturnsBinaryAsBase64() throws Exception {
        SERVER.stubFor(
                put("/blob").willReturn(ok().withBody(new byte[] {0, 1, 2}).withHeader("Content-Type", "image/png")));

        var output = fixture.request(to("/blob", "method", "PUT", "bodyType", "binary", "body", "/wA="));

        assertThat(output.body()).isEqualTo("AAEC");
        assertThat(output.bodyFormat()).isEqualTo("base64");
        SERVER.verify(putRequestedFor(urlEqualTo("/blob")).withRequestBody(binaryEqualTo(new byte[] {(byte) 0xff, 0})));
    }

    @Test
    void authenticates() throws Exception {
        SERVER.stubFor(any(anyUrl()).willReturn(ok()));

        fixture.request(to("/basic", "authentication", "basic", "username", "ann", "password", "pä"));
        fixture.request(to("/bearer", "authentication", "bearer", "token", "t0k"));
        fixture.request(to("/key", "authentication", "apiKeyHeader", "apiKeyName", "X-Key", "apiKey", "k"));
        fixture.request(to("/q", "authentication", "apiKeyQuery", "apiKeyName", "key", "apiKey", "k&1"));

        SERVER.verify(getRequestedFor(urlEqualTo("/basic"))
                .withBasicAuth(new com.github.tomakehurst.wiremock.client.BasicCredentials("ann", "pä")));
        SERVER.verify(getRequestedFor(urlEqualTo("/bearer")).withHeader("Authorization", equalTo("Bearer t0k")));
        SERVER.verify(getRequestedFor(urlEqualTo("/key")).withHeader("X-Key", equalTo("k")));
        SERVER.verify(getRequestedFor(urlEqualTo("/q?key=k%261")));
    }

    @Test
    void rejectsClientErrorsUnlessTheyAreAccepted() throws Exception {
        SERVER.stubFor(get("/gone").willReturn(notFound()));

        var rejection = catchThrowableOfType(TaskError.Rejection.class, () -> fixture.request(to("/gone")));
        var accepted = fixture.request(to("/gone", "acceptStatus", List.of(404)));

        assertThat(rejection.code()).isEqualTo("HTTP_CLIENT_ERROR");
        assertThat(rejection).hasMessageContaining("answered 404").hasMessageContaining("acceptStatus");
        assertThat(accepted.status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"503,7,PT7S", "429,3600,PT1M", "500,,", "503,soon,", "429,'Wed, 01 Jan 2020 00:00:00 GMT',PT0S"})
    void comesBackLaterAsTheServerAsksButNotTooLate(int status, String retryAfter, Duration backoff) {
        var response = aResponse().withStatus(status);
        SERVER.stubFor(get("/busy")
                .willReturn(retryAfter == null ? response : response.withHeader("Retry-After", retryAfter)));

        var failure = catchThrowableOfType(TaskError.Transient.class, () -> fixture.request(to("/busy")));

        assertThat(failure.backoff()).isEqualTo(backoff);
        assertThat(failure).hasMessageContaining("answered " + status);
    }

    @Test
    void stopsReadingAGiantBody() {
        SERVER.stubFor(get("/giant").willReturn(ok().withBody(new byte[5_000_000])));

        var rejection = catchThrowableOfType(TaskError.Rejection.class, () -> fixture.request(to("/giant")));

        assertThat(rejection.code()).isEqualTo("HTTP_RESPONSE_TOO_LARGE");
    }

    @Test
    void readsABodyOfExactlyTheCap() throws Exception {
        SERVER.stubFor(get("/full")
                .willReturn(ok("x".repeat(HttpFixture.MAX_BYTES)).withHeader("Content-Type", "text/plain")));

        assertThat((String) fixture.request(to("/full")).body()).hasSize(HttpFixture.MAX_BYTES);
    }

    @Test
    void givesUpOnAServerThatDripsItsBody() {
        SERVER.stubFor(get("/drip").willReturn(ok("slow").withChunkedDribbleDelay(4, 20_000)));
        Instant start = Instant.now();

        assertThatThrownBy(() -> fixture.request(to("/drip", "timeout", "PT0.5S")))
                .isInstanceOf(TaskError.Transient.class)
                .hasMessageContaining("PT0.5S");

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void endsAtOnceWhenInterrupted() throws Exception {
        SERVER.stubFor(get("/slow").willReturn(ok().withFixedDelay(20_000)));
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        CountDownLatch ended = new CountDownLatch(1);
        Thread run = Thread.ofVirtual().start(() -> {
            try {
                fixture.request(to("/slow"));
            } catch (Exception e) {
                thrown.set(e);
            }
            ended.countDown();
        });
        Thread.sleep(300);

        run.interrupt();

        assertThat(ended.await(1, TimeUnit.SECONDS)).isTrue();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void retriesABrokenConnection() {
        SERVER.stubFor(get(urlPathEqualTo("/reset")).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));

        assertThatThrownBy(() -> fixture.request(to("/reset?token=s3cret")))
                .isInstanceOf(TaskError.Transient.class)
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void rejectsJsonThatIsNone() {
        SERVER.stubFor(get("/bad").willReturn(ok("{\"a\":").withHeader("Content-Type", "application/problem+json")));

        var rejection = catchThrowableOfType(TaskError.Rejection.class, () -> fixture.request(to("/bad")));

        assertThat(rejection.code()).isEqualTo("HTTP_INVALID_RESPONSE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host", "Content-Length", "Connection", "X\r\nY", "X Y", ""})
    void refusesHeadersThatWouldChangeTheMessage(String name) {
        assertInvalid(to("/", "headers", Map.of(name, "v")), "headers.");
    }

    @Test
    void refusesInputThatNoSchemaCatches() {
        assertInvalid(to("/", "headers", Map.of("X-A", "v\r\nX-B: w")), "headers.X-A");
        assertInvalid(to("/", "body", "x".repeat(HttpFixture.MAX_BYTES + 1)), "body");
        assertInvalid(to("/", "body", 5, "bodyType", "text"), "body");
        assertInvalid(to("/", "body", "$$", "bodyType", "binary"), "body");
        assertInvalid(to("/", "body", "a=b", "bodyType", "form"), "body");
        assertInvalid(to("/", "query", Map.of("a", Map.of())), "query.a");
        assertInvalid(to("/", "timeout", "10 s"), "timeout");
        assertInvalid(to("/", "followRedirects", 4), "followRedirects");
        assertInvalid(to("/", "authentication", "bearer"), "token");
        assertInvalid(to("/", "authentication", "basic", "username", "a:b"), "username");
        assertInvalid(to("/ /x"), "url");
        assertInvalid(to("/" + "x".repeat(9_000)), "url");
    }

    private void assertInvalid(Map<String, Object> variables, String field) {
        var rejection = catchThrowableOfType(TaskError.Rejection.class, () -> fixture.request(variables));
        assertThat(rejection.code()).isEqualTo("INVALID_INPUT");
        assertThat(rejection).hasMessageStartingWith(field);
    }

    @Test
    void keepsTheConnectionAlive() throws Exception {
        var ports = new java.util.concurrent.ConcurrentSkipListSet<Integer>();
        var server = com.sun.net.httpserver.HttpServer.create(new java.net.InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            ports.add(exchange.getRemoteAddress().getPort());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();

        try (var other = new HttpFixture("localhost")) {
            for (int i = 0; i < 5; i++) {
                other.request(
                        Map.of("url", "http://localhost:" + server.getAddress().getPort()));
            }
        } finally {
            server.stop(0);
        }

        assertThat(ports).hasSize(1);
    }
}

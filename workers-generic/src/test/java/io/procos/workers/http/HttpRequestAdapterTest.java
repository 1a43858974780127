package io.procos.workers.http;

import static com.github.tomakehurst.wiremock.client.WireMock.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.sun.net.httpserver.HttpServer;
import io.procos.tde.testkit.TdeTestRun;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpRequestAdapterTest {
    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
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

    private TdeTestRun request(String path, Object... namesAndValues) {
        Map<String, Object> variables = new HashMap<>(Map.of("url", "http://localhost:" + SERVER.getPort() + path));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            variables.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fixture.request(variables);
    }

    @Test
    void parsesJsonAndShowsTheUsualHeadersAndThoseAskedFor() {
        SERVER.stubFor(get("/orders")
                .willReturn(okJson("{\"open\":3}")
                        .withHeader("ETag", "v1")
                        .withHeader("X-Total-Count", "3")
                        .withHeader("Set-Cookie", "session=1")));

        TdeTestRun run = request("/orders", "responseHeaders", List.of("x-total-count"));

        run.completed()
                .hasOutput("status", 200)
                .hasOutput("body", Map.of("open", 3))
                .hasOutput("bodyFormat", "json")
                .hasOutput("headers", Map.of("content-type", "application/json", "etag", "v1", "x-total-count", "3"));
    }

    @Test
    void sendsAContextAsJsonWithIdempotencyKeyAndTrace() {
        SERVER.stubFor(post("/orders").willReturn(created()));

        TdeTestRun run = fixture.kit()
                .withVariable("url", "http://localhost:" + SERVER.getPort() + "/orders")
                .withVariable("method", "POST")
                .withVariable("body", Map.of("id", 7))
                .withHeader("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .withJobKey(4711)
                .run();

        run.completed().hasOutput("status", 201).hasOutput("body", null).hasOutput("bodyFormat", "none");
        SERVER.verify(postRequestedFor(urlEqualTo("/orders"))
                .withHeader("Content-Type", equalTo("application/json"))
                .withHeader("Idempotency-Key", matching(".*4711"))
                .withHeader("traceparent", matching("00-4bf9.*"))
                .withRequestBody(equalToJson("{\"id\":7}")));
    }

    @Test
    void sendsNoIdempotencyKeyWithASafeMethod() {
        SERVER.stubFor(get("/orders").willReturn(ok()));

        request("/orders").completed();

        SERVER.verify(getRequestedFor(urlEqualTo("/orders")).withoutHeader("Idempotency-Key"));
    }

    @Test
    void encodesQueryAndForm() {
        SERVER.stubFor(any(anyUrl()).willReturn(ok()));
        Map<String, Object> query = Map.of("q", List.of("ü&x=1", 2));
        Map<String, Object> form = Map.of("name", "A & B\r\nX: y");

        request("/s?a=1#part", "method", "POST", "bodyType", "form", "query", query, "body", form)
                .completed();

        SERVER.verify(postRequestedFor(urlEqualTo("/s?a=1&q=%C3%BC%26x%3D1&q=2"))
                .withHeader("Content-Type", equalTo("application/x-www-form-urlencoded"))
                .withRequestBody(equalTo("name=A+%26+B%0D%0AX%3A+y")));
    }

    @Test
    void sendsBinaryAndReturnsBinaryAsBase64() {
        byte[] png = {0, 1, 2};
        SERVER.stubFor(put("/blob").willReturn(ok().withBody(png).withHeader("Content-Type", "image/png")));

        TdeTestRun run = request("/blob", "method", "PUT", "bodyType", "binary", "body", "/wA=");

        run.completed().hasOutput("body", "AAEC").hasOutput("bodyFormat", "base64");
        SERVER.verify(putRequestedFor(urlEqualTo("/blob")).withRequestBody(binaryEqualTo(new byte[] {(byte) 0xff, 0})));
    }

    @Test
    void authenticates() {
        SERVER.stubFor(any(anyUrl()).willReturn(ok()));

        request("/basic", "authentication", "basic", "username", "ann", "password", "pass")
                .completed();
        request("/bearer", "authentication", "bearer", "token", "t0k").completed();
        request("/key", "authentication", "apiKeyHeader", "apiKeyName", "X-Key", "apiKey", "k")
                .completed();
        request("/q", "authentication", "apiKeyQuery", "apiKeyName", "key", "apiKey", "k&1")
                .completed();

        SERVER.verify(getRequestedFor(urlEqualTo("/basic")).withHeader("Authorization", equalTo("Basic YW5uOnBhc3M=")));
        SERVER.verify(getRequestedFor(urlEqualTo("/bearer")).withHeader("Authorization", equalTo("Bearer t0k")));
        SERVER.verify(getRequestedFor(urlEqualTo("/key")).withHeader("X-Key", equalTo("k")));
        SERVER.verify(getRequestedFor(urlEqualTo("/q?key=k%261")));
    }

    @Test
    void neverShowsASecretThatTheServerEchoes() {
        SERVER.stubFor(get(urlPathEqualTo("/echo")).willReturn(okJson("{\"you\":\"Bearer s3cr3t-token\"}")));

        TdeTestRun run = fixture.kit()
                .withVariable("url", "http://localhost:" + SERVER.getPort() + "/echo?k={{secrets.TOKEN}}")
                .withVariable("authentication", "bearer")
                .withVariable("token", "{{secrets.TOKEN}}")
                .withSecret("TOKEN", "s3cr3t-token")
                .run();

        run.completed().neverShows("s3cr3t-token");
        SERVER.verify(getRequestedFor(urlEqualTo("/echo?k=s3cr3t-token"))
                .withHeader("Authorization", equalTo("Bearer s3cr3t-token")));
    }

    @Test
    void rejectsClientErrorsUnlessTheyAreAccepted() {
        SERVER.stubFor(get("/gone").willReturn(notFound()));

        String reason = request("/gone").rejectedWith("HTTP_CLIENT_ERROR");

        assertThat(reason).contains("answered 404", "acceptStatus");
        request("/gone", "acceptStatus", List.of(404)).completed().hasOutput("status", 404);
    }

    @ParameterizedTest
    @CsvSource({"503,7,PT7S", "429,3600,PT1M", "429,'Wed, 01 Jan 2020 00:00:00 GMT',PT0S"})
    void comesBackWhenTheServerAsksButNotTooLate(int status, String retryAfter, Duration backoff) {
        SERVER.stubFor(get("/busy").willReturn(aResponse().withStatus(status).withHeader("Retry-After", retryAfter)));

        var retryable = request("/busy").retryable();

        assertThat(retryable.backoff()).isEqualTo(backoff);
        assertThat(retryable.reason()).contains("answered " + status);
    }

    @ParameterizedTest
    @CsvSource({"500,", "502,soon", "503,99999999999999999999", "408,-1"})
    void comesBackWithTheUsualBackoffWhenTheServerAsksForNone(int status, String retryAfter) {
        var response = aResponse().withStatus(status);
        SERVER.stubFor(get("/busy")
                .willReturn(retryAfter == null ? response : response.withHeader("Retry-After", retryAfter)));

        assertThat(request("/busy").retryable().backoff()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(2));
    }

    @Test
    void stopsReadingAGiantBody() {
        SERVER.stubFor(get("/giant").willReturn(ok().withBody(new byte[5_000_000])));

        String reason = request("/giant").rejectedWith("HTTP_RESPONSE_TOO_LARGE");

        assertThat(reason).contains("procos.workers.http.max-response-size");
    }

    @Test
    void readsABodyOfExactlyTheCap() {
        String full = "x".repeat(HttpFixture.MAX_BYTES);
        SERVER.stubFor(get("/full").willReturn(ok(full).withHeader("Content-Type", "text/plain")));

        request("/full").completed().hasOutput("body", full);
    }

    @Test
    void givesUpOnAServerThatDripsItsBody() {
        SERVER.stubFor(get("/drip").willReturn(ok("slow").withChunkedDribbleDelay(4, 20_000)));
        Instant start = Instant.now();

        var retryable = request("/drip", "timeout", "PT0.5S").retryable();

        assertThat(retryable.reason()).contains("PT0.5S");
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void retriesABrokenConnectionWithoutTellingTheQuery() {
        SERVER.stubFor(get(urlPathEqualTo("/reset")).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));

        assertThat(request("/reset?token=s3cret").retryable().reason()).doesNotContain("s3cret");
    }

    @Test
    void rejectsJsonThatIsNone() {
        SERVER.stubFor(get("/bad").willReturn(ok("{\"a\":").withHeader("Content-Type", "application/problem+json")));

        request("/bad").rejectedWith("HTTP_INVALID_RESPONSE");
    }

    @Test
    void keepsTheConnectionAlive() throws Exception {
        Set<Integer> clientPorts = ConcurrentHashMap.newKeySet();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            clientPorts.add(exchange.getRemoteAddress().getPort());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();

        try (var other = new HttpFixture("localhost")) {
            for (int i = 0; i < 5; i++) {
                other.request(Map.of(
                                "url", "http://localhost:" + server.getAddress().getPort()))
                        .completed();
            }
        } finally {
            server.stop(0);
        }

        assertThat(clientPorts).hasSize(1);
    }

    @Test
    void repeatsWhatTheServerSaysAboutItsRefusal() {
        SERVER.stubFor(post("/bookings")
                .willReturn(aResponse()
                        .withStatus(422)
                        .withHeader("Content-Type", "application/problem+json")
                        .withBody(
                                "{\"title\":\"No\",\"detail\":\"the account\\nis closed " + "x ".repeat(200) + "\"}")));

        String reason = request("/bookings", "method", "POST").rejectedWith("HTTP_CLIENT_ERROR");

        assertThat(reason).contains("(\"the account is closed x x", "x …\")").hasSizeLessThan(400);
    }
}

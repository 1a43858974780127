package io.procos.workers.http;

import static com.github.tomakehurst.wiremock.client.WireMock.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileRequestTest {
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

    private String url() {
        return "http://localhost:" + SERVER.getPort() + "/";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host",
                "Content-Length",
                "Connection",
                "Expect",
                "Upgrade",
                "Transfer-Encoding",
                "TE",
                "Keep-Alive",
                "X\r\nY",
                "X Y",
                ""
            })
    void refusesHeadersThatWouldChangeTheMessage(String name) {
        String reason = fixture.request(Map.of("url", url(), "headers", Map.of(name, "v")))
                .rejectedWith("INVALID_INPUT");

        assertThat(reason).startsWith("headers.").doesNotContain("\r");
        SERVER.verify(0, anyRequestedFor(anyUrl()));
    }

    static Stream<Arguments> inputThatNoSchemaCatches() {
        return Stream.of(
                Arguments.of("headers.X-A", Map.of("headers", Map.of("X-A", "v\r\nX-B: w"))),
                Arguments.of("body", Map.of("body", "x".repeat(HttpFixture.MAX_BYTES + 1))),
                Arguments.of("body", Map.of("body", 5, "bodyType", "text")),
                Arguments.of("body", Map.of("body", "$$", "bodyType", "binary")),
                Arguments.of("body", Map.of("body", "a=b", "bodyType", "form")),
                Arguments.of("body.a", Map.of("body", Map.of("a", Map.of("b", 1)), "bodyType", "form")),
                Arguments.of("query.a", Map.of("query", Map.of("a", Map.of("b", 1)))),
                Arguments.of("timeout", Map.of("timeout", "PT0S")),
                Arguments.of("followRedirects", Map.of("followRedirects", 4)),
                Arguments.of("followRedirects", Map.of("followRedirects", -1)),
                Arguments.of("maxPages", Map.of("maxPages", 0)),
                Arguments.of("maxPages", Map.of("maxPages", 101)),
                Arguments.of("maxPages", Map.of("maxPages", 2, "method", "POST")),
                Arguments.of("resultExpression", Map.of("resultExpression", "body.items[")),
                Arguments.of("nextPage", Map.of("nextPage", "body.[")),
                Arguments.of("pathParameters.id", Map.of("pathParameters", Map.of("id", 1))),
                Arguments.of("clientCertificate", Map.of("clientCertificate", "server")),
                Arguments.of("tokenUrl", Map.of("authentication", "oauth2")),
                Arguments.of("body", Map.of("body", "x", "bodyType", "multipart")),
                Arguments.of(
                        "body.f.base64", Map.of("body", Map.of("f", Map.of("base64", "$")), "bodyType", "multipart")),
                Arguments.of(
                        "body.f",
                        Map.of("body", Map.of("f", Map.of("contentType", "a\r\nb")), "bodyType", "multipart")),
                Arguments.of("body", Map.of("body", HttpFixture.MISSING_OBJECT, "bodyType", "binary", "method", "PUT")),
                Arguments.of("token", Map.of("authentication", "bearer")),
                Arguments.of("token", Map.of("authentication", "bearer", "token", "a\r\nX: y")),
                Arguments.of("username", Map.of("authentication", "basic", "username", "a:b")),
                Arguments.of("apiKeyName", Map.of("authentication", "apiKeyHeader", "apiKey", "k")),
                Arguments.of("url", Map.of("url", "http://localhost/a b")),
                Arguments.of("url", Map.of("url", "http://localhost/" + "x".repeat(9_000))),
                Arguments.of("url", Map.of("url", "")));
    }

    @ParameterizedTest
    @MethodSource("inputThatNoSchemaCatches")
    void refusesInputThatNoSchemaCatches(String field, Map<String, Object> input) {
        Map<String, Object> variables = new HashMap<>(Map.of("url", url()));
        variables.putAll(input);

        assertThat(fixture.request(variables).rejectedWith("INVALID_INPUT")).startsWith(field + ": ");
        SERVER.verify(0, anyRequestedFor(anyUrl()));
    }

    static Stream<Arguments> inputOfTheWrongType() {
        return Stream.of(
                Arguments.of("url", Map.of("url", 5)),
                Arguments.of("method", Map.of("method", "BREW")),
                Arguments.of("bodyType", Map.of("bodyType", "yaml")),
                Arguments.of("headers", Map.of("headers", "X-A: v")),
                Arguments.of("acceptStatus", Map.of("acceptStatus", "404")),
                Arguments.of("timeout", Map.of("timeout", "10 seconds")));
    }

    @ParameterizedTest
    @MethodSource("inputOfTheWrongType")
    void namesTheFieldOfTheWrongType(String field, Map<String, Object> input) {
        Map<String, Object> variables = new HashMap<>(Map.of("url", url()));
        variables.putAll(input);

        assertThat(fixture.request(variables).rejectedWith("INVALID_INPUT")).contains("'" + field);
    }
}

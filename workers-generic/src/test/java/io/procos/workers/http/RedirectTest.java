package io.procos.workers.http;

import static com.github.tomakehurst.wiremock.client.WireMock.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.procos.api.TaskOutcome;
import io.procos.api.TaskOutcome.Rejected;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectTest {
    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    private HttpFixture fixture;
    private String start;

    @BeforeEach
    void allowTheServerUnderOneOfItsNames() {
        fixture = new HttpFixture("localhost:" + SERVER.getPort(), "*");
        start = "http://localhost:" + SERVER.getPort() + "/start";
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private static void redirect(int status, String location) {
        SERVER.stubFor(any(urlEqualTo("/start")).willReturn(status(status).withHeader("Location", location)));
        SERVER.stubFor(any(urlEqualTo("/end")).willReturn(ok("there").withHeader("Content-Type", "text/plain")));
    }

    @Test
    void followsNoneUnlessAsked() {
        redirect(302, "/end");

        fixture.request(Map.of("url", start)).rejectedWith("HTTP_REDIRECT");

        SERVER.verify(0, anyRequestedFor(urlEqualTo("/end")));
    }

    @ParameterizedTest
    @CsvSource({"301,GET", "302,GET", "303,GET", "307,POST", "308,POST"})
    void followsWithTheMethodThatTheStatusAsksFor(int status, String method) throws Exception {
        redirect(status, "/end");

        fixture.request(Map.of("url", start, "method", "POST", "body", "x", "followRedirects", 1))
                .completed()
                .hasOutput("body", "there");

        assertThat(SERVER.findAll(anyRequestedFor(urlEqualTo("/end"))))
                .singleElement()
                .satisfies(request -> assertThat(request.getMethod().getName()).isEqualTo(method));
    }

    @Test
    void stopsAfterAsManyAsAskedFor() {
        redirect(302, "/start");

        TaskOutcome outcome =
                fixture.request(Map.of("url", start, "followRedirects", 2)).outcome();

        assertThat(((Rejected) outcome).code()).isEqualTo("HTTP_REDIRECT");
        SERVER.verify(3, anyRequestedFor(urlEqualTo("/start")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.1:%d/end", "http://[::1]:%d/end", "//127.1:%d/end", "http://169.254.169.254/end"
            })
    void neverFollowsToAPrivateAddress(String target) {
        redirect(302, target.formatted(SERVER.getPort()));

        TaskOutcome outcome =
                fixture.request(Map.of("url", start, "followRedirects", 3)).outcome();

        assertThat(((Rejected) outcome).code()).isIn("HTTP_HOST_NOT_ALLOWED", "HTTP_REDIRECT");
        SERVER.verify(0, anyRequestedFor(urlEqualTo("/end")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "jar:http://x!/", "::", "gopher://localhost/"})
    void neverFollowsToSomethingThatIsNotWeb(String target) {
        redirect(302, target);

        TaskOutcome outcome =
                fixture.request(Map.of("url", start, "followRedirects", 3)).outcome();

        assertThat(((Rejected) outcome).code()).isIn("INVALID_INPUT", "HTTP_REDIRECT");
    }

    @Test
    void leavesCredentialsBehindWhenTheOriginChanges() throws Exception {
        redirect(302, "http://127.0.0.1:" + SERVER.getPort() + "/end");

        try (var both = new HttpFixture("localhost", "127.0.0.1")) {
            both.request(Map.of(
                    "url",
                    start,
                    "followRedirects",
                    1,
                    "authentication",
                    "bearer",
                    "token",
                    "t0k",
                    "headers",
                    Map.of("Accept", "text/plain", "Cookie", "c=1", "X-Key", "k")));
        }

        SERVER.verify(getRequestedFor(urlEqualTo("/end"))
                .withHeader("Accept", equalTo("text/plain"))
                .withoutHeader("Authorization")
                .withoutHeader("Cookie")
                .withoutHeader("X-Key"));
    }
}

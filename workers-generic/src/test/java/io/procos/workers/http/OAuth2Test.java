package io.procos.workers.http;

import static com.github.tomakehurst.wiremock.client.WireMock.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.BasicCredentials;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.procos.tde.testkit.TdeTestKit;
import io.procos.tde.testkit.TdeTestRun;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OAuth2Test {
    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    private HttpFixture fixture;
    private String origin;

    @BeforeEach
    void serve() {
        fixture = new HttpFixture("localhost:" + SERVER.getPort());
        origin = "http://localhost:" + SERVER.getPort();
        SERVER.stubFor(get("/orders").willReturn(okJson("[]")));
        tokens("{\"access_token\":\"t0k-1\",\"token_type\":\"Bearer\",\"expires_in\":3600}");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private static void tokens(String answer) {
        SERVER.stubFor(post("/token").willReturn(okJson(answer)));
    }

    private TdeTestRun request(Object... more) {
        Map<String, Object> variables = new HashMap<>(Map.of(
                "url", origin + "/orders",
                "authentication", "oauth2",
                "tokenUrl", origin + "/token",
                "clientId", "ann:1",
                "clientSecret", "{{secrets.CLIENT}}"));
        for (int i = 0; i < more.length; i += 2) {
            variables.put((String) more[i], more[i + 1]);
        }
        TdeTestKit kit = fixture.kit().withSecret("CLIENT", "s3cr&t");
        variables.forEach(kit::withVariable);
        return kit.run();
    }

    @Test
    void asksByTheClientsCredentialsAndSendsTheToken() {
        request("tokenScope", "read write", "tokenAudience", "orders")
                .completed()
                .neverShows("s3cr&t");

        SERVER.verify(postRequestedFor(urlEqualTo("/token"))
                .withBasicAuth(new BasicCredentials("ann%3A1", "s3cr%26t"))
                .withRequestBody(equalTo("grant_type=client_credentials&scope=read+write&audience=orders")));
        SERVER.verify(getRequestedFor(urlEqualTo("/orders")).withHeader("Authorization", equalTo("Bearer t0k-1")));
    }

    @Test
    void putsTheCredentialsIntoTheBodyWhenAsked() {
        request("clientAuthentication", "body").completed();

        SERVER.verify(postRequestedFor(urlEqualTo("/token"))
                .withoutHeader("Authorization")
                .withRequestBody(containing("client_id=ann%3A1&client_secret=s3cr%26t")));
    }

    @Test
    void asksOnceForManyCallsAtTheSameTime() throws Exception {
        var runs = IntStream.range(0, 10)
                .mapToObj(i -> Thread.ofVirtual().start(() -> request().completed()))
                .toList();
        for (Thread run : runs) {
            run.join();
        }
        request("tokenScope", "other").completed();

        SERVER.verify(2, postRequestedFor(urlEqualTo("/token")));
        SERVER.verify(11, getRequestedFor(urlEqualTo("/orders")));
    }

    @Test
    void asksAgainWhenATokenIsAboutToExpire() {
        tokens("{\"access_token\":\"short\",\"token_type\":\"bearer\",\"expires_in\":20}");

        request().completed();
        request().completed();

        SERVER.verify(2, postRequestedFor(urlEqualTo("/token")));
    }

    @Test
    void replacesATokenThatTheServerTakesNoMore() {
        request().completed();
        SERVER.stubFor(
                get("/orders").inScenario("revoked").willReturn(unauthorized()).willSetStateTo("fresh"));
        SERVER.stubFor(get("/orders")
                .inScenario("revoked")
                .whenScenarioStateIs("fresh")
                .willReturn(okJson("[1]")));

        request().completed().hasOutput("status", 200);

        SERVER.verify(2, postRequestedFor(urlEqualTo("/token")));
    }

    @Test
    void givesUpAfterOneFreshToken() {
        SERVER.stubFor(get("/orders").willReturn(unauthorized()));

        request().rejectedWith("HTTP_CLIENT_ERROR");

        SERVER.verify(2, getRequestedFor(urlEqualTo("/orders")));
    }

    @Test
    void tellsARefusalInTheServersWords() {
        SERVER.stubFor(post("/token").willReturn(jsonResponse("{\"error_description\":\"unknown client\"}", 401)));

        assertThat(request().rejectedWith("HTTP_TOKEN_REFUSED")).contains("tokenUrl", "\"unknown client\"");
    }

    @Test
    void refusesAnAnswerWithoutAUsableToken() {
        tokens("{\"token_type\":\"Bearer\"}");
        request().rejectedWith("HTTP_TOKEN_REFUSED");
        tokens("{\"access_token\":\"a\\r\\nX: y\",\"token_type\":\"Bearer\"}");
        request().rejectedWith("HTTP_TOKEN_REFUSED");
        tokens("{\"access_token\":\"a\",\"token_type\":\"mac\"}");
        request().rejectedWith("HTTP_TOKEN_REFUSED");
    }

    @Test
    void triesABusyTokenServerLater() {
        SERVER.stubFor(post("/token").willReturn(serverError()));

        request().retryable();
    }

    @Test
    void guardsTheTokenServerToo() {
        request("tokenUrl", "http://127.0.0.1:" + SERVER.getPort() + "/token").rejectedWith("HTTP_HOST_NOT_ALLOWED");
    }
}

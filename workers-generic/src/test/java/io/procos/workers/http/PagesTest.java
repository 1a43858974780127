package io.procos.workers.http;

import static com.github.tomakehurst.wiremock.client.WireMock.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.procos.tde.testkit.TdeTestRun;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PagesTest {
    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    private HttpFixture fixture;
    private String origin;

    @BeforeEach
    void allowTheServer() {
        fixture = new HttpFixture("localhost:" + SERVER.getPort(), "127.0.0.1:" + SERVER.getPort());
        origin = "http://localhost:" + SERVER.getPort();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private TdeTestRun request(Map<String, Object> more) {
        Map<String, Object> variables = new HashMap<>(Map.of("url", origin + "/items"));
        variables.putAll(more);
        return fixture.request(variables);
    }

    private static void page(String path, String link, String json) {
        SERVER.stubFor(get(urlEqualTo(path)).willReturn(okJson(json).withHeader("Link", link)));
    }

    @Test
    void followsLinksAndMakesOneList() {
        page("/items", "</items?p=0>; rel=\"first prev\", </items?p=2>; rel=\"next\"", "[1,2]");
        page("/items?p=2", "</items?p=3>; rel=next", "[3]");
        page("/items?p=3", "</items>; rel=first", "[4]");

        request(Map.of("maxPages", 10))
                .completed()
                .hasOutput("body", List.of(1, 2, 3, 4))
                .hasOutput("pages", 3)
                .hasOutput("next", null);
    }

    @Test
    void stopsAtTheNumberAskedForAndTellsWhereToGoOn() {
        page("/items", "</items?p=2>; rel=\"next\"", "[1]");
        page("/items?p=2", "</items?p=3>; rel=\"next\"", "[2]");

        request(Map.of("maxPages", 2))
                .completed()
                .hasOutput("body", List.of(1, 2))
                .hasOutput("next", origin + "/items?p=3");
    }

    @Test
    void followsAnExpressionAndAppliesTheResultToEachPage() {
        page("/items", "", "{\"items\":[{\"p\":1},{\"p\":9}],\"next\":\"/items?c=b\"}");
        page("/items?c=b", "", "{\"items\":[{\"p\":8}],\"next\":null}");

        request(Map.of("maxPages", 5, "nextPage", "body.next", "resultExpression", "body.items[p > 5].p"))
                .completed()
                .hasOutput("result", List.of(9L, 8L))
                .hasOutput("body", null);
    }

    @Test
    void givesTheResultOfOneAnswer() {
        page("/items", "", "{\"total\":3}");

        request(Map.of("resultExpression", "= {ok: status = 200, total: body.total, type: headers.`content-type`}"))
                .completed()
                .hasOutput("result", Map.of("ok", true, "total", 3L, "type", "application/json"));
    }

    @Test
    void takesNoCredentialsToAnotherServer() {
        page("/items", "<http://127.0.0.1:" + SERVER.getPort() + "/items?p=2>; rel=\"next\"", "[1]");

        String reason = request(Map.of("maxPages", 2)).rejectedWith("HTTP_NEXT_PAGE");

        assertThat(reason).contains("another server");
        SERVER.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void neverGoesInCircles() {
        page("/items", "</items?p=2>; rel=\"next\"", "[1]");
        page("/items?p=2", "</items>; rel=\"next\"", "[2]");

        assertThat(request(Map.of("maxPages", 50)).rejectedWith("HTTP_NEXT_PAGE"))
                .contains("fetched already");
    }

    @Test
    void keepsAllPagesWithinTheCapOfOne() {
        String half = "[\"" + "x".repeat(HttpFixture.MAX_BYTES / 2) + "\"]";
        page("/items", "</items?p=2>; rel=\"next\"", half);
        page("/items?p=2", "", half);

        request(Map.of("maxPages", 2)).rejectedWith("HTTP_RESPONSE_TOO_LARGE");
    }
}

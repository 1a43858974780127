package io.procos.workers.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.procos.tde.inbound.Inbound;
import io.procos.tde.inbound.InboundMessage;
import io.procos.tde.inbound.InboundRefused;
import io.procos.tde.inbound.InboundUnavailable;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhooksTest {
    private final List<InboundMessage> published = new CopyOnWriteArrayList<>();
    private HookServer server = new HookServer(Map.of(), published::add);

    @AfterEach
    void close() {
        server.close();
    }

    private HookCaller serve(Map<String, String> settings) {
        return serve(settings, published::add);
    }

    private HookCaller serve(Map<String, String> settings, Inbound inbound) {
        server.close();
        server = new HookServer(settings, inbound);
        return server.caller();
    }

    @Test
    void handsASignedCallToTheEngineAndSaysNothingMore() throws Exception {
        var answer = server.caller().post("orders", "{\"id\":7}");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEmpty();
        assertThat(published).singleElement().satisfies(message -> {
            assertThat(message.name()).isEqualTo("order-received");
            assertThat(message.correlationKey()).isEmpty();
            assertThat(message.variables()).isEqualTo(Map.of("body", Map.of("id", 7)));
        });
    }

    @Test
    void takesKeyIdAndVariablesFromTheCall() throws Exception {
        HookCaller caller = serve(Map.of(
                "hooks.orders.correlation-key", "body.order.number",
                "hooks.orders.id", "=body.event",
                "hooks.orders.variables", "{total: sum(body.order.lines), type: headers.`content-type`}"));

        caller.post("orders", "{\"event\":\"e-1\",\"order\":{\"number\":4711,\"lines\":[1,2]}}");

        assertThat(published).singleElement().satisfies(message -> {
            assertThat(message.correlationKey()).isEqualTo("4711");
            assertThat(message.id()).isEqualTo("orders:e-1");
            assertThat(message.variables()).containsEntry("total", 3L).containsEntry("type", "application/json");
        });
    }

    @Test
    void givesARepeatedCallTheSameIdAndANewOneAnother() throws Exception {
        long now = Instant.now().getEpochSecond();

        server.caller().post("orders", "{}", now);
        assertThat(server.caller().post("orders", "{}", now).statusCode()).isEqualTo(202);
        server.caller().post("orders", "{}", now + 1);

        assertThat(published.get(1).id()).isEqualTo(published.get(0).id());
        assertThat(published.get(2).id()).isNotEqualTo(published.get(0).id());
    }

    @Test
    void refusesAnIdThatCameWithOtherContent() throws Exception {
        HookCaller caller = serve(Map.of("hooks.orders.id", "body.event"));
        caller.post("orders", "{\"event\":1}");

        assertThat(caller.post("orders", "{\"event\":1}").statusCode()).isEqualTo(202);
        assertThat(caller.post("orders", "{\"event\":1,\"paid\":true}").statusCode())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(longs = {-302, 302, -99_999_999})
    void refusesACallThatWasNotSignedJustNow(long seconds) throws Exception {
        var answer = server.caller().post("orders", "{}", Instant.now().getEpochSecond() + seconds);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(published).isEmpty();
    }

    @Test
    void refusesForgedSignaturesAllInTheSameWords() throws Exception {
        HookCaller caller = server.caller();
        String now = Long.toString(Instant.now().getEpochSecond());
        String good = caller.hmac(now + ".{}");
        List<String> forged = List.of(
                "",
                "sha256=",
                good,
                "sha1=" + good,
                "sha256=" + good.substring(2),
                "sha256=" + good.substring(0, 62) + "zz",
                "sha256=" + "00".repeat(32),
                "sha256=" + new HookCaller(0, "another-secret-of-16").hmac(now + ".{}"),
                "sha256=" + caller.hmac(".{}"),
                "sha256=" + caller.hmac("{}"));

        for (String signature : forged) {
            var answer = caller.send("orders", "{}", now, signature);
            assertThat(answer.statusCode()).as(signature).isEqualTo(401);
            assertThat(answer.body()).contains("the signature does not hold");
        }
        assertThat(caller.send("orders", "{} ", now, "sha256=" + good).statusCode())
                .isEqualTo(401);
        assertThat(published).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "-1", "1e9", "99999999999999999999", "17000000000"})
    void refusesASignedTimeThatIsNone(String timestamp) throws Exception {
        HookCaller caller = server.caller();

        var answer = caller.send("orders", "{}", timestamp, "sha256=" + caller.hmac(timestamp + ".{}"));

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void takesOneGoodSignatureOfSeveral() throws Exception {
        HookCaller caller = server.caller();
        String now = Long.toString(Instant.now().getEpochSecond());

        var answer = caller.send("orders", "{}", now, "sha256=00 sha256=" + caller.hmac(now + ".{}"));

        assertThat(answer.statusCode()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"other", "ORDERS", "orders/x", "..%2forders"})
    void knowsNoOtherHooks(String name) throws Exception {
        assertThat(server.caller().post(name, "{}").statusCode()).isEqualTo(404);
    }

    @Test
    void refusesABodyAboveTheLimit() throws Exception {
        HookCaller caller = serve(Map.of("max-size", "100B"));

        assertThat(caller.post("orders", "\"" + "x".repeat(98) + "\"").statusCode())
                .isEqualTo(202);
        assertThat(caller.post("orders", "\"" + "x".repeat(99) + "\"").statusCode())
                .isEqualTo(413);
    }

    @Test
    void doesNotWaitForABodyThatNeverEnds() throws Exception {
        HookCaller caller = serve(Map.of("read-timeout", "300ms"));

        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), caller.port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream()
                    .write("POST /hooks/orders HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{"
                            .getBytes(StandardCharsets.US_ASCII));
            byte[] start = socket.getInputStream().readNBytes(12);

            assertThat(new String(start, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 408");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":1 | body",
                "{\"a\":1}{} | body",
                "{} | correlation-key",
                "{\"key\":[1]} | correlation-key",
                "{\"key\":\"k\"} | variables"
            })
    void saysWhichPartOfACallIsUnusableAndNoneOfItsValues(String body, String part) throws Exception {
        HookCaller caller =
                serve(Map.of("hooks.orders.correlation-key", "body.key", "hooks.orders.variables", "body.variables"));

        var answer = caller.post("orders", body);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("\"detail\":\"" + part + ":");
        assertThat(published).isEmpty();
    }

    @Test
    void tellsToComeAgainWhenTheEngineIsAway() throws Exception {
        HookCaller caller = serve(Map.of(), message -> {
            throw new InboundUnavailable("engine at 10.0.0.7 is away", new IllegalStateException());
        });

        var answer = caller.post("orders", "{}");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        assertThat(answer.body()).doesNotContain("10.0.0.7");
    }

    @Test
    void tellsWhenTheEngineWillNeverTakeIt() throws Exception {
        HookCaller caller = serve(Map.of(), message -> {
            throw new InboundRefused("variable x is too large", new IllegalStateException());
        });

        assertThat(caller.post("orders", "{}").statusCode()).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({
        "hooks.orders.secret,short",
        "hooks.orders.signed,{body}",
        "hooks.orders.signed,{id}.{timestamp}.{body}",
        "hooks.orders.time-to-live,1m",
        "hooks.orders.id,body.[",
        "max-at-once,0"
    })
    void refusesASettingThatCannotWork(String name, String value) {
        assertThatThrownBy(() -> serve(Map.of(name, value))).hasStackTraceContaining("procos.workers.webhook." + name);
    }
}

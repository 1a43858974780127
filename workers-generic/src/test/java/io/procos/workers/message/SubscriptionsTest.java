package io.procos.workers.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.procos.api.testkit.KafkaBroker;
import io.procos.tde.inbound.InboundMessage;
import io.procos.tde.inbound.InboundRefused;
import io.procos.tde.inbound.InboundUnavailable;
import io.procos.workers.testkit.RecordedInbound;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Topics that start and wake processes, against a real broker. */
class SubscriptionsTest {
    @TempDir
    static Path folder;

    private static KafkaBroker broker;

    private final RecordedInbound engine = new RecordedInbound();
    private String topic = "";
    private MessageOutbox outbox = MessageFixture.nowhere();

    @BeforeAll
    static void start() throws Exception {
        broker = KafkaBroker.start(folder.resolve("broker"));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @BeforeEach
    void connect(TestInfo test) throws Exception {
        topic = "test." + test.getTestMethod().orElseThrow().getName();
        broker.topic(topic, 1);
        broker.topic(topic + ".dead", 1);
        outbox = MessageFixture.outbox(broker.address());
    }

    @AfterEach
    void close() {
        outbox.destroy();
    }

    private Subscriptions listen() {
        Subscription subscription = new Subscription(
                topic,
                null,
                "orderCame",
                "=value.order",
                null,
                "={order: value.order, from: headers.source}",
                Duration.ofHours(1),
                Format.JSON,
                Subscription.From.EARLIEST,
                topic + ".dead");
        MessageSettings settings = MessageFixture.settings(broker.address(), null, Map.of(topic, subscription));
        Subscriptions subscriptions = new Subscriptions(settings, new KafkaClients(settings), engine);
        subscriptions.start();
        return subscriptions;
    }

    private void send(String value) {
        MessageFixture.publish(
                        outbox, "topic", topic, "value", value, "format", "text", "headers", Map.of("source", "shop"))
                .completed();
    }

    private List<String> ids() {
        return engine.taken().stream().map(InboundMessage::id).toList();
    }

    @Test
    void tellsTheEngineWhatARecordSays() {
        send("{\"order\": 7}");

        Subscriptions listening = listen();

        await().atMost(Duration.ofSeconds(20)).until(() -> engine.taken().size() == 1);
        listening.stop();
        assertThat(engine.taken().getFirst())
                .isEqualTo(new InboundMessage(
                        "orderCame", "7", topic + "-0-0", Duration.ofHours(1), Map.of("order", 7L, "from", "shop")));
    }

    @Test
    void losesAndRepeatsNothingWhileTheEngineIsAwayAndOverARestart() {
        engine.fail(new InboundUnavailable("the engine is away", new Exception("test")));
        for (int i = 0; i < 5; i++) {
            send("{\"order\": " + i + "}");
        }
        Subscriptions first = listen();
        await().atMost(Duration.ofSeconds(20)).until(() -> engine.asked() >= 2);
        first.stop();
        assertThat(engine.taken()).isEmpty();

        engine.fail(null);
        Subscriptions second = listen();
        await().atMost(Duration.ofSeconds(20)).until(() -> engine.taken().size() >= 5);
        second.stop();
        Subscriptions third = listen();
        send("{\"order\": 5}");
        await().atMost(Duration.ofSeconds(20)).until(() -> engine.taken().size() >= 6);
        third.stop();

        assertThat(ids())
                .containsExactly(
                        topic + "-0-0", topic + "-0-1", topic + "-0-2", topic + "-0-3", topic + "-0-4", topic + "-0-5");
    }

    @Test
    void putsAsideWhatTheEngineWillNeverTakeAndGoesOn() {
        send("no json");
        send("{\"other\": 1}");
        send("{\"order\": 7}");

        Subscriptions listening = listen();

        await().atMost(Duration.ofSeconds(20)).until(() -> engine.taken().size() == 1);
        engine.fail(new InboundRefused("a variable is too large", new Exception("test")));
        send("{\"order\": 8}");
        await().atMost(Duration.ofSeconds(20)).until(() -> dead().size() == 3);
        listening.stop();
        assertThat(ids()).containsExactly(topic + "-0-2");
        assertThat(dead()).extracting("value").containsExactly("no json", "{\"other\": 1}", "{\"order\": 8}");
        assertThat(dead()).extracting("headers").asString().contains("procos-dead-reason", "too large", topic + "-0-3");
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> dead() {
        var outputs = MessageFixture.read(
                        MessageFixture.settings(broker.address(), null, Map.of()),
                        "topic",
                        topic + ".dead",
                        "format",
                        "text",
                        "timeout",
                        "PT0.5S")
                .outputs();
        return (List<Map<String, Object>>) Objects.requireNonNull(outputs.get("messages"));
    }
}

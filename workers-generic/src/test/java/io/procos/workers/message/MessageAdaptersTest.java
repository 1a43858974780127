package io.procos.workers.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.procos.api.testkit.KafkaBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Both adapters against a real broker. */
class MessageAdaptersTest {
    @TempDir
    static Path folder;

    private static KafkaBroker broker;

    private String topic = "";
    private MessageSettings settings = MessageFixture.settings(null, null, Map.of());
    private MessageOutbox outbox = MessageFixture.nowhere();

    @BeforeAll
    static void start() throws Exception {
        broker = KafkaBroker.start(folder.resolve("broker"));
        Files.createDirectory(folder.resolve("schemas"));
        Files.writeString(
                folder.resolve("schemas/test.checked.json"),
                "{\"type\":\"object\",\"required\":[\"id\"],\"properties\":{\"id\":{\"type\":\"integer\"}}}");
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @BeforeEach
    void connect(TestInfo test) throws Exception {
        topic = "test." + test.getTestMethod().orElseThrow().getName();
        broker.topic(topic, 2);
        settings = MessageFixture.settings(broker.address(), folder.resolve("schemas"), Map.of());
        outbox = MessageFixture.outbox(settings);
    }

    @AfterEach
    void close() {
        outbox.destroy();
    }

    private List<Map<String, Object>> read(Object... namesAndValues) {
        List<Object> all = new ArrayList<>(List.of("topic", topic));
        all.addAll(List.of(namesAndValues));
        return messages(MessageFixture.read(settings, all.toArray()).outputs());
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> messages(Map<String, ?> outputs) {
        return (List<Map<String, Object>>) Objects.requireNonNull(outputs.get("messages"));
    }

    @Test
    void publishesWithKeyHeadersAndIdempotencyKey() {
        var run = MessageFixture.publish(
                outbox,
                "topic",
                topic,
                "key",
                "k-1",
                "headers",
                Map.of("source", "prüf"),
                "value",
                Map.of("id", 7, "amount", 1.1));

        run.completed().hasOutput("topic", topic).hasOutput("offset", 0L);
        Map<String, Object> got = read("limit", 1).getFirst();
        assertThat(got).containsEntry("key", "k-1");
        assertThat(got.get("value")).asString().contains("id=7", "amount=1.1");
        assertThat(got.get("headers")).asString().contains("source=prüf", "procos-idempotency-key=");
    }

    @Test
    void publishesTextAndBytesAsTheyAre() {
        MessageFixture.publish(outbox, "topic", topic, "key", "k", "value", "grüß", "format", "text")
                .completed();
        MessageFixture.publish(outbox, "topic", topic, "key", "k", "value", "/wA=", "format", "base64")
                .completed();

        assertThat(read("format", "base64", "limit", 2)).extracting("value").containsExactly("Z3LDvMOf", "/wA=");
        assertThat(read("format", "text", "limit", 2).get(1).get("problem")).isEqualTo("the value is no UTF-8");
        assertThat(read("limit", 2).get(0).get("problem")).isEqualTo("the value is no JSON");
    }

    @Test
    void refusesWhatTheSchemaOfATopicForbids() throws Exception {
        broker.topic("test.checked", 1);

        MessageFixture.publish(outbox, "topic", "test.checked", "value", Map.of("id", 7))
                .completed();

        assertThat(MessageFixture.publish(outbox, "topic", "test.checked", "value", Map.of("id", "seven"))
                        .rejectedWith("MESSAGE_SCHEMA_VIOLATED"))
                .contains("value", "id", "test.checked");
        MessageFixture.publish(outbox, "topic", "test.checked", "value", "no json", "format", "text")
                .rejectedWith("MESSAGE_SCHEMA_VIOLATED");
    }

    @Test
    void readsOnFromWhereItEnded() {
        for (int i = 0; i < 6; i++) {
            MessageFixture.publish(outbox, "topic", topic, "key", "same", "value", i)
                    .completed();
        }

        var first = MessageFixture.read(settings, "topic", topic, "limit", 4).outputs();
        var rest = MessageFixture.read(settings, "topic", topic, "from", Objects.requireNonNull(first.get("next")));

        assertThat(messages(first)).extracting("value").containsExactly(0, 1, 2, 3);
        assertThat(messages(rest.outputs())).extracting("value").containsExactly(4, 5);
    }

    @Test
    void readsAtAnOffsetATimeAndTheEnd() {
        for (int i = 0; i < 3; i++) {
            MessageFixture.publish(outbox, "topic", topic, "key", "same", "value", i)
                    .completed();
        }
        Object partition = read().getFirst().get("partition");

        assertThat(read("partition", partition, "from", 2)).extracting("value").containsExactly(2);
        assertThat(read("from", "2020-01-01T00:00:00Z")).hasSize(3);
        assertThat(read("from", "2099-01-01T00:00:00Z", "timeout", "PT0.5S")).isEmpty();
        assertThat(read("from", "latest", "timeout", "PT0.5S")).isEmpty();
    }

    @Test
    void continuesAsAGroup() {
        for (int i = 0; i < 5; i++) {
            MessageFixture.publish(outbox, "topic", topic, "key", "same", "value", i)
                    .completed();
        }

        assertThat(read("group", "readers", "limit", 3)).extracting("value").containsExactly(0, 1, 2);
        assertThat(read("group", "readers")).extracting("value").containsExactly(3, 4);
        assertThat(read("group", "readers", "timeout", "PT1S")).isEmpty();
    }

    @Test
    void givesNoMoreBytesThanAllowed() {
        String third = "x".repeat(MessageFixture.MAX_BYTES / 3);
        for (int i = 0; i < 4; i++) {
            MessageFixture.publish(outbox, "topic", topic, "key", "same", "value", third)
                    .completed();
        }

        assertThat(read()).hasSize(2);
    }

    @Test
    void manyTasksShareOneProducer() throws Exception {
        List<Future<?>> runs = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                int number = i;
                runs.add(threads.submit(() -> outbox.publish(
                        new MessageOutbox.Outgoing(topic, null, Map.of(), Format.JSON.write(number)), "e" + number)));
            }
        }

        for (Future<?> run : runs) {
            assertThat(run.state()).isEqualTo(Future.State.SUCCESS);
        }
        assertThat(read("limit", 50)).hasSize(50);
    }

    @Test
    void comesBackWhenTheTopicIsNotThere() {
        assertThat(MessageFixture.publish(outbox, "topic", "test.nowhere")
                        .retryable()
                        .reason())
                .contains("test.nowhere");
        MessageFixture.read(settings, "topic", "test.nowhere").retryable();
    }

    @Test
    void comesBackWhenNobodyListens() throws Exception {
        var lonely = MessageFixture.settings("127.0.0.1:" + KafkaBroker.freePort(), null, Map.of());
        MessageOutbox away = MessageFixture.outbox(lonely);

        MessageFixture.publish(away).retryable();
        assertThat(lonely.deliveryTimeout()).isLessThan(Duration.ofSeconds(10));
        away.destroy();
    }

    @Test
    void isAnIncidentWithoutBrokers() {
        assertThat(MessageFixture.publish(MessageFixture.nowhere()).broken())
                .contains("procos.workers.message.bootstrap-servers");
        assertThat(MessageFixture.read(MessageFixture.settings(null, null, Map.of()))
                        .broken())
                .contains("procos.workers.message.bootstrap-servers");
    }
}

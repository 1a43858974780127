package io.procos.memory.bus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.procos.api.testkit.KafkaBroker;
import io.procos.memory.ingest.Ingestion;
import io.procos.memory.testkit.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;

class EventConsumerTest {

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.fresh();

    private static final Ingestion INGESTION = DATABASE.ingestion();

    @TempDir
    static Path folder;

    private static KafkaBroker broker;

    @BeforeAll
    static void start() throws Exception {
        broker = KafkaBroker.start(folder.resolve("broker"));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void makesTheTopicAndStoresEachEventOnce(TestInfo test) throws Exception {
        BusSettings settings = settings(broker.address(), test);
        List<String> notes =
                IntStream.range(0, 300).mapToObj(i -> note("once-" + i)).toList();
        try (Running running = run(settings)) {
            await().until(() -> running.consumer().trouble() == null);

            send(settings, notes);
            send(settings, notes);

            await().untilAsserted(() -> assertThat(stored("once-")).isEqualTo(300));
            await().untilAsserted(() -> assertThat(committed(settings)).isEqualTo(600));
        }
        assertThat(timestampsOf(settings)).isEqualTo("LogAppendTime");
    }

    @Test
    void keepsWhatItDoesNotUnderstandAndGoesOn(TestInfo test) throws Exception {
        BusSettings settings = settings(broker.address(), test);
        try (Running running = run(settings)) {
            await().until(() -> running.consumer().trouble() == null);

            send(
                    settings,
                    List.of(
                            "{{{ no JSON",
                            note("future-1").replace("io.procos.task.noted.v1", "io.procos.task.dreamt.v9"),
                            note("odd-1").replace("\"jobKey\":7", "\"jobKey\":\"seven\""),
                            note("good-1")));

            await().untilAsserted(() -> assertThat(stored("good-")).isEqualTo(1));
            assertThat(DATABASE.sql()
                            .sql("select count(*) from event_unread")
                            .query(Long.class)
                            .single())
                    .isEqualTo(3);
            assertThat(stored("future-")).isEqualTo(1);
            await().untilAsserted(() -> assertThat(committed(settings)).isEqualTo(4));
        }
    }

    @Test
    void readsAgainWhatCouldNotBeStored(TestInfo test) throws Exception {
        BusSettings settings = settings(broker.address(), test);
        AtomicBoolean away = new AtomicBoolean(true);
        EventConsumer consumer = new EventConsumer(settings, batch -> {
            if (away.get()) throw new IllegalStateException("no database");
            INGESTION.acceptJson(batch);
        });
        try (Running running = new Running(consumer)) {
            BusHealth health = new BusHealth(consumer);
            await().until(() -> consumer.trouble() == null);
            send(settings, List.of(note("again-1"), note("again-2")));
            await().untilAsserted(() -> assertThat(health.health().getStatus()).isEqualTo(BusHealth.DEGRADED));
            assertThat(health.health().getDetails()).containsEntry("trouble", "no database");
            assertThat(committed(settings)).isZero();

            away.set(false);

            await().untilAsserted(() -> assertThat(stored("again-")).isEqualTo(2));
            await().untilAsserted(() -> assertThat(health.health().getStatus()).isEqualTo(Status.UP));
        }
    }

    @Test
    void waitsForABrokerThatIsNotThereYet(TestInfo test) throws Exception {
        int port = KafkaBroker.freePort();
        BusSettings settings = settings("127.0.0.1:" + port, test);
        try (Running running = run(settings)) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> String.valueOf(running.consumer().trouble()).startsWith("cannot look for topic"));

            try (KafkaBroker late = KafkaBroker.start(folder.resolve("late"), port)) {
                await().atMost(Duration.ofSeconds(40))
                        .until(() -> running.consumer().trouble() == null);
                send(settings, List.of(note("late-1")));
                await().untilAsserted(() -> assertThat(stored("late-")).isEqualTo(1));
            }
        }
    }

    private record Running(EventConsumer consumer) implements AutoCloseable {
        private Running {
            consumer.start();
        }

        @Override
        public void close() {
            consumer.stop();
        }
    }

    private static Running run(BusSettings settings) {
        return new Running(new EventConsumer(settings, INGESTION::acceptJson));
    }

    private static BusSettings settings(String address, TestInfo test) {
        String name = test.getTestMethod().orElseThrow().getName();
        Map<String, String> quick = Map.of("default.api.timeout.ms", "3000", "request.timeout.ms", "2000");
        return new BusSettings(address, name, name, true, 1, (short) 0, Duration.ofDays(14), 100, quick);
    }

    private static String note(String id) {
        return """
                {"specversion":"1.0","id":"%s","source":"/worker/test","type":"io.procos.task.noted.v1","subject":"7",\
                "time":"2026-11-20T10:00:00Z","datacontenttype":"application/json","data":{"runId":"7-1","jobKey":7,\
                "processInstanceKey":7,"note":"noted","details":{}}}""".formatted(id);
    }

    private static void send(BusSettings settings, List<String> values) throws Exception {
        var bytes = new ByteArraySerializer();
        try (var producer = new KafkaProducer<>(settings.client(), bytes, bytes)) {
            for (String value : values) {
                producer.send(new ProducerRecord<>(settings.topic(), "7".getBytes(UTF_8), value.getBytes(UTF_8)));
            }
        }
    }

    private static long stored(String prefix) {
        return DATABASE.sql()
                .sql("select count(*) from audit where event_id like ? || '%'")
                .param(prefix)
                .query(Long.class)
                .single();
    }

    private static long committed(BusSettings settings) throws Exception {
        try (Admin admin = Admin.create(settings.client())) {
            var offsets = admin.listConsumerGroupOffsets(settings.group())
                    .partitionsToOffsetAndMetadata()
                    .get();
            var mine = offsets.get(new TopicPartition(settings.topic(), 0));
            return mine == null ? 0 : mine.offset();
        }
    }

    private static String timestampsOf(BusSettings settings) throws Exception {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, settings.topic());
        try (Admin admin = Admin.create(settings.client())) {
            return admin.describeConfigs(List.of(topic))
                    .all()
                    .get()
                    .get(topic)
                    .get("message.timestamp.type")
                    .value();
        }
    }
}

package io.procos.tde.bus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatRuntimeException;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.procos.api.event.CloudEvent;
import io.procos.api.event.TaskEvent.TaskNoted;
import io.procos.api.event.WorkerSeen;
import io.procos.api.testkit.KafkaBroker;
import io.procos.tde.spool.EventBytes;
import io.procos.tde.spool.FileSpool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class KafkaSinkTest {

    private static final String LARGEST = "20000";

    @TempDir
    static Path brokers;

    private static KafkaBroker broker;

    @TempDir
    Path folder;

    private String topic = "";
    private FileSpool spool;
    private KafkaSink sink;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = KafkaBroker.start(brokers.resolve("first"));
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void open(TestInfo test) throws Exception {
        topic = test.getTestMethod().orElseThrow().getName();
        makeTopic(broker.address(), topic);
        spool = FileSpool.open(folder, DataSize.ofMegabytes(1));
        sink = sink(broker.address());
    }

    @AfterEach
    void close() {
        sink.close();
        spool.close();
    }

    @Test
    void writesKeyHeadersAndTheEventItself() {
        CloudEvent event = note("e1", "noted");

        sink.accept(List.of(event));

        ConsumerRecord<byte[], byte[]> written = records(broker.address()).getFirst();
        assertThat(written.key()).asString(UTF_8).isEqualTo("7");
        assertThat(written.value()).isEqualTo(EventBytes.of(event));
        assertThat(written.headers())
                .extracting(Header::key, header -> new String(header.value(), UTF_8))
                .containsExactly(
                        tuple("content-type", "application/cloudevents+json; charset=UTF-8"),
                        tuple("ce_id", "e1"),
                        tuple("ce_type", "io.procos.task.noted.v1"),
                        tuple("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));
    }

    @Test
    void keepsTheOrderOfABatch() {
        sink.accept(
                IntStream.range(0, 500).mapToObj(i -> note("e" + i, "noted")).toList());

        assertThat(ids(broker.address()))
                .isEqualTo(IntStream.range(0, 500).mapToObj(i -> "e" + i).toList());
    }

    @Test
    void putsAsideOnlyWhatTheBrokerNeverTakes() throws Exception {
        sink.accept(List.of(note("before", "small"), note("poison", "x".repeat(50_000)), note("after", "small")));

        assertThat(ids(broker.address())).contains("before", "after").doesNotContain("poison");
        assertThat(spool.quarantine().size()).isEqualTo(1);
        try (var files = Files.list(spool.quarantine().folder())) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted().toList())
                    .hasSize(2)
                    .allMatch(name -> name.startsWith("_worker_test_poison"));
        }
    }

    @Test
    void putsTheSameEventAsideOnce() {
        sink.accept(List.of(note("poison", "x".repeat(50_000))));
        sink.accept(List.of(note("poison", "x".repeat(50_000))));

        assertThat(spool.quarantine().size()).isEqualTo(1);
    }

    @Test
    void refusesABatchUntilTheBrokerIsThere() throws Exception {
        int port = KafkaBroker.freePort();
        List<CloudEvent> batch = List.of(note("e1", "noted"));
        try (KafkaSink early = sink("127.0.0.1:" + port)) {
            assertThatRuntimeException().isThrownBy(() -> early.accept(batch));

            try (KafkaBroker late = KafkaBroker.start(brokers.resolve("late"), port)) {
                makeTopic(late.address(), topic);
                early.accept(batch);

                assertThat(ids(late.address())).containsExactly("e1");
            }
        }
    }

    @Test
    void refusesABatchWithoutATopic() {
        BusSettings nowhere = new BusSettings(broker.address(), "nowhere", Duration.ofSeconds(1), Map.of());
        try (KafkaSink lost = new KafkaSink(nowhere, spool.quarantine())) {
            assertThatRuntimeException()
                    .isThrownBy(() -> lost.accept(List.of(note("e1", "noted"))))
                    .withMessageContaining("nowhere");
        }
    }

    @Test
    void doesNotWaitForASignOfLife() throws Exception {
        WorkerSeen seen = new WorkerSeen("test", "1", Instant.EPOCH, false, List.of());
        CloudEvent sign = CloudEvent.of("test/seen-1", "/worker/test", null, Instant.EPOCH, seen);

        try (KafkaSink nobody = sink("127.0.0.1:" + KafkaBroker.freePort())) {
            nobody.accept(List.of(sign));
        }
        sink.accept(List.of(sign));

        await().untilAsserted(() -> assertThat(ids(broker.address())).containsExactly("test/seen-1"));
    }

    private KafkaSink sink(String address) {
        return new KafkaSink(settings(address), spool.quarantine());
    }

    private BusSettings settings(String address) {
        return new BusSettings(address, topic, Duration.ofSeconds(1), Map.of());
    }

    private static CloudEvent note(String id, String text) {
        var note = new TaskNoted("7-1", 7, 7, text, Map.of("status", 200));
        return CloudEvent.of(
                id,
                "/worker/test",
                "7",
                Instant.EPOCH,
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                note);
    }

    private static void makeTopic(String address, String name) throws Exception {
        NewTopic small = new NewTopic(name, 1, (short) 1).configs(Map.of("max.message.bytes", LARGEST));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
            admin.createTopics(List.of(small)).all().get();
        }
    }

    private List<String> ids(String address) {
        return records(address).stream()
                .map(record -> new String(record.headers().lastHeader("ce_id").value(), UTF_8))
                .toList();
    }

    private List<ConsumerRecord<byte[], byte[]>> records(String address) {
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        var partition = new TopicPartition(topic, 0);
        var bytes = new ByteArrayDeserializer();
        try (var consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", address), bytes, bytes)) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
        }
        return all;
    }
}

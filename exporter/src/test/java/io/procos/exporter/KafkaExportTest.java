package io.procos.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.camunda.zeebe.protocol.record.Record;
import io.procos.api.event.CloudEvent;
import io.procos.api.event.EngineEvent.FlowTaken;
import io.procos.api.redaction.Redaction;
import io.procos.api.testkit.KafkaBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaExportTest {

    @TempDir
    static Path folder;

    private static KafkaBroker broker;
    private static List<Record<?>> records = List.of();

    @BeforeAll
    static void start() throws Exception {
        broker = KafkaBroker.start(folder.resolve("broker"));
        records = OrderStory.records();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void confirmsAPositionWhenTheBrokerHasItsEvent() throws Exception {
        Topic topic = topic("confirmed");
        ProcosExporter exporter = new ProcosExporter();
        ExporterHost host = ExporterHost.open(
                exporter,
                Map.of("sink", "kafka", "batchSize", 5, "topic", topic.name(), "bootstrapServers", broker.address()));

        host.export(records);
        awaitPosition(host, lastWanted(host));

        List<CloudEvent> arrived = topic.events();
        assertThat(arrived).extracting(CloudEvent::id).isEqualTo(expected(host)).doesNotHaveDuplicates();
        exporter.close();
    }

    @Test
    void keepsTheEngineWaitingOnlyAMomentAndLosesNothingWhileKafkaIsAway() throws Exception {
        int port = KafkaBroker.freePort();
        ProcosExporter exporter = new ProcosExporter();
        ExporterHost host = ExporterHost.open(
                exporter,
                Map.of("sink", "kafka", "batchSize", 1, "topic", "late", "bootstrapServers", "127.0.0.1:" + port));
        long begun = System.nanoTime();

        assertThatIllegalStateException().isThrownBy(() -> host.export(records));

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
        assertThat(host.position()).isEqualTo(-1);
        try (KafkaBroker late = KafkaBroker.start(folder.resolve("late"), port)) {
            late.topic("late", 1);
            // As an engine does: the record that was refused is offered again.
            await().atMost(Duration.ofSeconds(40)).ignoreExceptions().until(() -> {
                host.export(records);
                return true;
            });
            awaitPosition(host, lastWanted(host));
            assertThat(new Topic(late.address(), "late").ids()).isEqualTo(expected(host));
            exporter.close();
        }
    }

    @Test
    void exportsAgainWhatHadNotArrivedWhenItWasClosed() throws Exception {
        ProcosExporter exporter = new ProcosExporter();
        ExporterHost host = ExporterHost.open(
                exporter, Map.of("sink", "kafka", "bootstrapServers", "127.0.0.1:" + KafkaBroker.freePort()));
        host.export(records.subList(0, 20));

        exporter.close();

        assertThat(host.position()).isEqualTo(-1);
    }

    @Test
    void takesKafkasSettingsAsAConfigurationFileNestsThem() {
        KafkaSettings settings = KafkaSettings.of(Map.of(
                "bootstrapServers",
                "kafka:9092",
                "properties",
                Map.of("security", Map.of("protocol", "SASL_SSL"), "acks", "0", "client.id", "procos")));

        assertThat(settings.producer())
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("client.id", "procos")
                .containsEntry("acks", "all");
        assertThat(settings.topic()).isEqualTo("procos.events");
    }

    @Test
    void asksForTheBroker() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExporterHost.open(new ProcosExporter(), Map.of("sink", "kafka")))
                .withMessage(
                        "exporter argument 'bootstrapServers' is missing: the sink 'kafka' needs host:port of a broker");
    }

    @Test
    void keepsAnEventThatTheBrokerNeverTakes() throws Exception {
        Topic topic = topic("small");
        Path quarantine = folder.resolve("quarantine");
        KafkaSettings settings =
                new KafkaSettings(broker.address(), topic.name(), quarantine, Map.of("max.request.size", "900"));
        CloudEvent one = flow("one", "flow_1");
        CloudEvent large = flow("large", "x".repeat(5_000));
        CloudEvent other = flow("other", "flow_2");

        try (KafkaSink sink = new KafkaSink(settings)) {
            sink.accept(List.of(one, large, other));
        }

        assertThat(topic.ids()).containsExactlyInAnyOrder("one", "other");
        assertThat(quarantine.resolve("_engine_partition_1-large.json")).exists();
    }

    private static CloudEvent flow(String id, String flow) {
        return CloudEvent.of(id, "/engine/partition/1", "7", Instant.EPOCH, new FlowTaken(7, flow));
    }

    private static Topic topic(String name) throws Exception {
        broker.topic(name, 1);
        return new Topic(broker.address(), name);
    }

    private static void awaitPosition(ExporterHost host, long position) {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            host.timePasses();
            return host.position() == position;
        });
    }

    private static long lastWanted(ExporterHost host) {
        return records.stream()
                .filter(host::wants)
                .mapToLong(Record::getPosition)
                .max()
                .orElseThrow();
    }

    private static List<String> expected(ExporterHost host) {
        EngineRecords mapping = new EngineRecords(10_000, Redaction.SECRETS);
        return records.stream()
                .filter(host::wants)
                .map(mapping::event)
                .filter(Objects::nonNull)
                .map(CloudEvent::id)
                .toList();
    }
}

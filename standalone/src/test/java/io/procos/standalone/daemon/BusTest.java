package io.procos.standalone.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.procos.engine.EmbeddedEngine;
import io.procos.standalone.home.DataFolder;
import io.procos.standalone.kafka.LocalKafka;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class BusTest {

    @TempDir
    Path folder;

    @Test
    void takesTheEnginesEventsToKafkaRedacted() throws Exception {
        DataFolder data = DataFolder.of(folder);
        data.create();
        BusSettings settings = new BusSettings(0, Map.of("recognise", "email"));
        DaemonSettings daemon = DaemonSettings.from(new MockEnvironment()
                .withProperty("procos.data.dir", folder.toString())
                .withProperty("procos.standalone.grpc-port", "0")
                .withProperty("procos.standalone.rest-port", "0"));
        try (Bus bus = Bus.open(data, settings);
                EmbeddedEngine engine = Engine.start(daemon, batch -> {}, bus)) {
            LocalKafka kafka = Objects.requireNonNull(bus.kafka());
            assertThat(System.getProperty("procos.bus.kafka.bootstrap-servers")).isEqualTo(kafka.address());
            makeTopic(kafka);

            run(engine);

            await().atMost(Duration.ofSeconds(40))
                    .untilAsserted(() -> assertThat(types(kafka))
                            .contains("io.procos.process.deployed.v1", "io.procos.instance.ended.v1"));
            assertThat(values(kafka))
                    .anyMatch(json -> json.contains("[email]"))
                    .noneMatch(json -> json.contains("jane@"));
        }
        assertThat(System.getProperty("procos.bus.kafka.bootstrap-servers")).isNull();
    }

    @Test
    void doesWithoutKafkaUnlessItIsAskedFor() {
        try (Bus bus = Bus.open(DataFolder.of(folder), new BusSettings(null, Map.of()))) {
            assertThat(bus.exporter()).isEmpty();
            assertThat(System.getProperty("procos.bus.kafka.bootstrap-servers")).isNull();
        }
    }

    @Test
    void saysThatItsPortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            BusSettings settings = new BusSettings(taken.getLocalPort(), Map.of());

            assertThatExceptionOfType(CannotStart.class)
                    .isThrownBy(() -> Bus.open(DataFolder.of(folder), settings))
                    .withMessageContaining("Kafka cannot start on port " + taken.getLocalPort());
        }
    }

    private static void run(EmbeddedEngine engine) {
        try (CamundaClient client = CamundaClient.newClientBuilder()
                .grpcAddress(URI.create("http://127.0.0.1:" + engine.gateway().grpcPort()))
                .restAddress(URI.create("http://127.0.0.1:" + engine.gateway().restPort()))
                .preferRestOverGrpc(false)
                .build()) {
            client.newDeployResourceCommand()
                    .addProcessModel(
                            Bpmn.createExecutableProcess("short")
                                    .startEvent()
                                    .endEvent()
                                    .done(),
                            "short.bpmn")
                    .send()
                    .join();
            client.newCreateInstanceCommand()
                    .bpmnProcessId("short")
                    .latestVersion()
                    .variables(Map.of("to", "jane@example.org"))
                    .send()
                    .join();
        }
    }

    private static void makeTopic(LocalKafka kafka) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.address()))) {
            admin.createTopics(List.of(new NewTopic("procos.events", 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static Set<String> types(LocalKafka kafka) {
        Set<String> types = new TreeSet<>();
        records(kafka)
                .forEach(record -> types.add(
                        new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8)));
        return types;
    }

    private static List<String> values(LocalKafka kafka) {
        return records(kafka).stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(LocalKafka kafka) {
        var partition = new TopicPartition("procos.events", 0);
        var bytes = new ByteArrayDeserializer();
        try (var consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", kafka.address()), bytes, bytes)) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            return consumer.poll(Duration.ofSeconds(2)).records(partition);
        }
    }
}

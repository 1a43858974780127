package io.procos.e2e.fault;

import io.procos.api.event.EventRecord;
import io.procos.memory.MemoryApplication;
import io.procos.standalone.kafka.LocalKafka;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A real Kafka that can be taken away, and behind it the memory as an application, on a Postgres of its own. */
final class MemoryBehindKafka implements AutoCloseable {

    private final Path folder;
    private final int port;
    private final ConfigurableApplicationContext memory;
    private LocalKafka kafka;

    private MemoryBehindKafka(Path folder, LocalKafka kafka, ConfigurableApplicationContext memory) {
        this.folder = folder;
        this.port = kafka.port();
        this.kafka = kafka;
        this.memory = memory;
    }

    static MemoryBehindKafka start(Path folder) throws IOException {
        LocalKafka kafka = LocalKafka.start(folder.resolve("kafka"), 0);
        ConfigurableApplicationContext memory = new SpringApplicationBuilder(MemoryApplication.class)
                .web(WebApplicationType.REACTIVE)
                .registerShutdownHook(false)
                .logStartupInfo(false)
                .run(
                        "--server.port=0",
                        "--procos.data.dir=" + folder,
                        "--procos.database.folder=" + folder.resolve("postgres"),
                        "--procos.memory.audit.folder=" + folder.resolve("audit"),
                        "--procos.bus.kafka.bootstrap-servers=" + kafka.address(),
                        "--procos.bus.kafka.partitions=2");
        return new MemoryBehindKafka(folder, kafka, memory);
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    void takeKafkaAway() {
        kafka.close();
    }

    void bringKafkaBack() throws IOException {
        kafka = LocalKafka.start(folder.resolve("kafka"), port);
    }

    /** Puts texts on the topic that no writer of ours would write. */
    void send(List<String> texts) throws ExecutionException, InterruptedException {
        var bytes = new ByteArraySerializer();
        try (var producer = new KafkaProducer<>(Map.of("bootstrap.servers", address()), bytes, bytes)) {
            for (String text : texts) {
                byte[] value = text.getBytes(StandardCharsets.UTF_8);
                producer.send(new ProducerRecord<>(EventRecord.TOPIC, value, value))
                        .get();
            }
        }
    }

    /** How many different events whose id begins so are remembered, once no more are expected or patience ends. */
    long remembered(String prefix, long expected, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        long count = remembered(prefix);
        while (count < expected && System.nanoTime() < deadline) {
            Thread.sleep(100);
            count = remembered(prefix);
        }
        return count;
    }

    private long remembered(String prefix) {
        return count("select count(*) from audit where event_id like '" + prefix + "%'");
    }

    /** Events that are kept although the memory does not understand them. */
    long unread() {
        return count("select count(*) from event_unread");
    }

    private long count(String sql) {
        return JdbcClient.create(memory.getBean(DataSource.class))
                .sql(sql)
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        memory.close();
        kafka.close();
    }
}

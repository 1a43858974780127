package io.procos.bench;

import io.procos.api.testkit.KafkaBroker;
import io.procos.e2e.load.TemporaryFolder;
import io.procos.e2e.trial.ChildJvm;
import io.procos.e2e.trial.Report;
import io.procos.e2e.trial.Report.Goal;
import io.procos.e2e.trial.Trial;
import io.procos.tde.Adapter;
import io.procos.tde.inbound.Inbound;
import io.procos.tde.objects.FileObjectStore;
import io.procos.tde.objects.ObjectStore;
import io.procos.tde.run.AdapterDefinition;
import io.procos.workers.GenericWorkers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.unit.DataSize;

/**
 * What shared batching gives: messages of 512 bytes through the adapter and its whole pipeline, as many at once as a worker
 * takes by default, against one send after the other with the client's own settings. One broker in a JVM of its own, every
 * message acknowledged by all replicas; in turns, medians.
 */
public final class KafkaPublish implements Trial {
    private static final String TOPIC = "bench";
    private static final String CONTENT = "0123456789abcdef".repeat(32);
    private static final int AT_ONCE = 64;

    /** Messages a second of one turn. */
    private record Rates(double adapter, double oneByOne, double withoutLinger) {}

    @Override
    public String name() {
        return "kafka-publish";
    }

    @Override
    public String summary() {
        return "512-byte messages to a real broker: many jobs through the pipeline against synchronous sends one by one";
    }

    @Override
    public Report run(Scale scale, Progress progress) throws Exception {
        int messages = scale == Scale.FULL ? 20_000 : 2_000;
        Rates[] turns = new Rates[scale == Scale.FULL ? 5 : 1];
        int port = KafkaBroker.freePort();
        String address = "127.0.0.1:" + port;
        try (TemporaryFolder folder = TemporaryFolder.create("kafka-publish");
                ChildJvm broker = broker(folder, port)) {
            awaitBroker(broker, address);
            try (ConfigurableApplicationContext workers = workers(folder, address);
                    PipelineLoad load = new PipelineLoad(adapter(workers), folder.path("load"))) {
                progress.say("warming up");
                load.run(messages, AT_ONCE, KafkaPublish::variables);
                for (int i = 0; i < turns.length; i++) {
                    turns[i] = new Rates(
                            load.run(messages, AT_ONCE, KafkaPublish::variables),
                            oneByOne(address, messages / 40, Map.of()),
                            oneByOne(address, messages / 10, Map.of("linger.ms", 0)));
                    progress.say("turn %d: adapter %.0f, one by one %.0f, without linger %.0f messages/s"
                            .formatted(i + 1, turns[i].adapter, turns[i].oneByOne, turns[i].withoutLinger));
                }
            }
        }
        return report(turns);
    }

    private static ChildJvm broker(TemporaryFolder folder, int port) throws Exception {
        return ChildJvm.start(
                folder.path("broker.log"),
                List.of("-Xmx512m"),
                KafkaBroker.class,
                folder.path("broker").toString(),
                Integer.toString(port));
    }

    private static void awaitBroker(ChildJvm broker, String address) throws Exception {
        for (int tries = 0; broker.isAlive() && tries < 5; tries++) {
            try {
                KafkaBroker.topic(address, TOPIC, 1);
                return;
            } catch (ExecutionException e) {
                // not up yet; the client has waited a minute at most
            }
        }
        throw new IllegalStateException("the broker did not start:\n" + broker.tail());
    }

    private static ConfigurableApplicationContext workers(TemporaryFolder folder, String address) {
        return new SpringApplicationBuilder(GenericWorkers.class)
                .web(WebApplicationType.NONE)
                .initializers(context -> surroundings((GenericApplicationContext) context, folder))
                .run(
                        "--spring.main.banner-mode=off",
                        "--procos.workers.message.bootstrap-servers=" + address,
                        "--procos.workers.message.allow-topics=" + TOPIC);
    }

    /** What the runtime gives an application with an engine. */
    private static void surroundings(GenericApplicationContext context, TemporaryFolder folder) {
        context.registerBean(
                ObjectStore.class, () -> new FileObjectStore(folder.path("objects"), DataSize.ofMegabytes(1)));
        context.registerBean(Inbound.class, () -> message -> {});
    }

    private static AdapterDefinition adapter(ConfigurableApplicationContext workers) {
        return workers.getBeansOfType(Adapter.class).values().stream()
                .map(adapter -> AdapterDefinition.of((Adapter<?, ?>) adapter))
                .filter(adapter -> adapter.jobType().equals("procos.message.publish.v1"))
                .findFirst()
                .orElseThrow();
    }

    private static String variables(long number) {
        return "{\"topic\":\"%s\",\"key\":\"%d\",\"format\":\"text\",\"value\":\"%s\"}"
                .formatted(TOPIC, number, CONTENT);
    }

    private static double oneByOne(String address, int messages, Map<String, Object> special) throws Exception {
        Map<String, Object> settings = new java.util.HashMap<>(special);
        settings.put("bootstrap.servers", address);
        settings.put("acks", "all");
        byte[] value = CONTENT.getBytes(StandardCharsets.UTF_8);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, value)).get();
            long start = System.nanoTime();
            for (int i = 0; i < messages; i++) {
                producer.send(new ProducerRecord<>(TOPIC, value)).get();
            }
            return messages / ((System.nanoTime() - start) / 1e9);
        }
    }

    private static Report report(Rates[] turns) {
        double ours = median(Arrays.stream(turns).mapToDouble(Rates::adapter).toArray());
        double theirs = median(Arrays.stream(turns).mapToDouble(Rates::oneByOne).toArray());
        double quick =
                median(Arrays.stream(turns).mapToDouble(Rates::withoutLinger).toArray());
        return Report.table("messages/s", "ProcOS", "peer", "ratio")
                .row("one by one, the client's own settings", ours, theirs, ours / theirs)
                .row("one by one, linger.ms=0", ours, quick, ours / quick)
                .goal(Goal.atLeast("messages/s against synchronous sends", ours / theirs, 10, "x")
                        .ofTime())
                .done();
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}

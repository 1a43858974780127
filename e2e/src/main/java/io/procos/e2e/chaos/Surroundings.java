package io.procos.e2e.chaos;

import io.procos.api.event.EventRecord;
import io.procos.api.testkit.KafkaBroker;
import io.procos.e2e.load.Ports;
import io.procos.e2e.load.TcpGate;
import io.procos.e2e.load.TemporaryFolder;
import io.procos.e2e.trial.ChildJvm;
import io.procos.memory.database.LocalPostgres;
import io.procos.tde.effect.LedgerOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** A real Kafka broker in a JVM of its own and a real Postgres, both of which can be taken away and brought back. */
final class Surroundings implements AutoCloseable {
    private static final int TRIES = 5;

    private final TemporaryFolder folder;
    private final int kafkaPort = Ports.free();
    private final TcpGate gate = new TcpGate();
    private @Nullable ChildJvm kafka;
    private @Nullable LocalPostgres postgres;
    private LedgerOptions ledger = LedgerOptions.of("", null, null, "");

    private Surroundings(TemporaryFolder folder) {
        this.folder = folder;
    }

    static Surroundings start(TemporaryFolder folder) throws Exception {
        Surroundings started = new Surroundings(folder);
        started.startKafka();
        started.startPostgres();
        started.awaitTopic();
        return started;
    }

    String kafka() {
        return "127.0.0.1:" + kafkaPort;
    }

    /** Where the ledger is, at an address that stays. */
    LedgerOptions ledger() {
        return ledger;
    }

    void startKafka() throws Exception {
        kafka = ChildJvm.start(
                folder.path("kafka.log"),
                List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                KafkaBroker.class,
                folder.path("kafka").toString(),
                Integer.toString(kafkaPort));
    }

    /** SIGKILL. */
    void killKafka() throws InterruptedException {
        if (kafka != null) {
            kafka.kill();
        }
    }

    void startPostgres() throws Exception {
        Path programs = Path.of(System.getProperty("java.io.tmpdir"), "procos-e2e-postgres");
        LocalPostgres started = LocalPostgres.start(folder.path("postgres"), programs, java.util.Map.of());
        postgres = started;
        gate.lead(URI.create(started.url().substring("jdbc:".length())).getPort());
        ledger = LedgerOptions.of(
                "jdbc:postgresql://127.0.0.1:" + gate.port() + "/procos", started.user(), started.password(), "human");
    }

    /** Who is connected is cut off in the middle of whatever it does. */
    void stopPostgres() throws Exception {
        gate.shut();
        if (postgres != null) {
            postgres.close();
        }
    }

    private void awaitTopic() throws Exception {
        for (int tries = 1; ; tries++) {
            try {
                KafkaBroker.topic(kafka(), EventRecord.TOPIC, 1);
                return;
            } catch (ExecutionException notYet) {
                if (tries == TRIES) {
                    throw notYet;
                }
            }
        }
    }

    @Override
    public void close() throws Exception {
        stopPostgres();
        gate.close();
        killKafka();
    }
}

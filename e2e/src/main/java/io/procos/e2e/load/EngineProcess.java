package io.procos.e2e.load;

import io.camunda.client.CamundaClient;
import io.procos.e2e.trial.ChildJvm;
import io.procos.engine.EngineMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * One engine in a JVM of its own, with a client; closing it ends both. Not thread-safe but for the client.
 *
 * @param untilReady from process start to the first healthy topology answer
 */
public record EngineProcess(ChildJvm jvm, CamundaClient client, Duration untilReady) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> FLAGS = List.of("-Xmx256m", "-XX:+UseSerialGC");

    /** The addresses of an engine that is started again and again. */
    public record Address(int grpc, int rest) {
        public static Address free() {
            return new Address(Ports.free(), Ports.free());
        }
    }

    /** ProcOS's embedded engine on the folder {@code data}, every acknowledged record on disk. */
    public static EngineProcess durable(Path data, String... more) throws Exception {
        return durable(data, Address.free(), more);
    }

    public static EngineProcess durable(Path data, Address address, String... more) throws Exception {
        String[] args = Stream.concat(
                        Stream.of(
                                "--data", data.toString(),
                                "--grpc-port", Integer.toString(address.grpc),
                                "--rest-port", Integer.toString(address.rest)),
                        Arrays.stream(more))
                .toArray(String[]::new);
        return start(log(data), FLAGS, EngineMain.class, address, args);
    }

    /** The same engine, whose exporter tells {@code ended} of every instance that completed. */
    public static EngineProcess recorded(Path data, Address address, EndedInstances ended) throws Exception {
        return start(
                log(data),
                FLAGS,
                RecordedEngine.class,
                address,
                data.toString(),
                Integer.toString(address.grpc),
                Integer.toString(address.rest),
                ended.file().toString());
    }

    /** The same engine, whose exporter writes everything it tells into {@code events}. */
    public static EngineProcess told(Path data, Address address, EventLog events) throws Exception {
        return start(
                log(data),
                FLAGS,
                RecordedEngine.class,
                address,
                data.toString(),
                Integer.toString(address.grpc),
                Integer.toString(address.rest),
                events.file().toString(),
                "all");
    }

    /** Starts {@code main} and waits until an engine answers at {@code address}. */
    public static EngineProcess start(Path log, List<String> flags, Class<?> main, Address address, String... args)
            throws Exception {
        long start = System.nanoTime();
        ChildJvm jvm = ChildJvm.start(log, flags, main, args);
        CamundaClient client = Clients.at(address.grpc, address.rest);
        try {
            Clients.awaitReady(client, PATIENCE, jvm::isAlive);
        } catch (IllegalStateException silent) {
            client.close();
            jvm.kill();
            throw new IllegalStateException(silent.getMessage() + "; its last words:\n" + jvm.tail(), silent);
        }
        return new EngineProcess(jvm, client, Duration.ofNanos(System.nanoTime() - start));
    }

    /** Where the engine on {@code data} writes what it says: beside the folder, so that it survives with it. */
    public static Path log(Path data) throws IOException {
        return Files.createDirectories(data).resolveSibling(data.getFileName() + ".log");
    }

    @Override
    public void close() throws InterruptedException {
        client.close();
        jvm.close();
    }
}

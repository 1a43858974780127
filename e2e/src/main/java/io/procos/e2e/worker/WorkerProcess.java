package io.procos.e2e.worker;

import io.procos.e2e.load.EngineProcess.Address;
import io.procos.e2e.trial.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Starts {@link TestWorker} in a JVM of its own, on a folder that its next life finds again.
 *
 * @param settings further Spring arguments
 */
public record WorkerProcess(Path folder, Address engine, String serve, List<String> settings) {

    /** A worker without an effect ledger. */
    public WorkerProcess(Path folder, Address engine, String serve) {
        this(folder, engine, serve, List.of("--procos.effects.ledger=off"));
    }

    /** With the quick compiler only: these workers do not live long. */
    public ChildJvm start() throws IOException {
        return start("-XX:TieredStopAtLevel=1");
    }

    public ChildJvm start(String... flags) throws IOException {
        return ChildJvm.start(
                log(),
                Stream.concat(Stream.of("-Xmx256m", "-XX:+UseSerialGC"), Stream.of(flags))
                        .toList(),
                TestWorker.class,
                Stream.concat(arguments(), settings.stream()).toArray(String[]::new));
    }

    private Stream<String> arguments() {
        return Stream.of(
                "--worker.serve=" + serve,
                "--worker.events=" + events(),
                "--worker.effects=" + effects(),
                "--procos.tde.data=" + folder,
                "--procos.spool.folder=" + folder.resolve("spool"),
                "--procos.tde.worker=" + folder.getFileName(),
                "--camunda.client.grpc-address=http://127.0.0.1:" + engine.grpc(),
                "--camunda.client.rest-address=http://127.0.0.1:" + engine.rest());
    }

    /** How many lives of this worker came as far as to take jobs. */
    public long lives() throws IOException {
        if (!Files.exists(log())) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(log())) {
            return lines.filter(line -> line.contains(": Started TestWorker ")).count();
        }
    }

    private Path log() {
        return folder.resolveSibling(folder.getFileName() + ".log");
    }

    public EventFile shipped() {
        return new EventFile(events());
    }

    public EffectFile done() {
        return new EffectFile(effects());
    }

    private Path events() {
        return folder.resolveSibling("events.txt");
    }

    private Path effects() {
        return folder.resolveSibling("effects.txt");
    }
}

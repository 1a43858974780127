package io.procos.e2e.load;

import io.procos.api.event.EventSink;
import io.procos.engine.EmbeddedEngine;
import io.procos.engine.EngineSettings;
import io.procos.engine.exporting.ExporterSpec;
import io.procos.engine.gateway.GatewaySettings;
import io.procos.exporter.ProcosExporter;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * The embedded engine with its exporter writing down which instances ended, or everything:
 * {@code RecordedEngine DATA GRPC REST FILE [all]}.
 * A client that asks for a completion cannot know what became of it when the engine dies before the answer; this can.
 */
final class RecordedEngine {
    private RecordedEngine() {}

    public static void main(String[] args) throws InterruptedException {
        Path file = Path.of(args[3]);
        EventSink told = args.length > 4 ? new EventLog(file) : new EndedInstances(file);
        EmbeddedEngine engine = EmbeddedEngine.start(EngineSettings.in(Path.of(args[0]))
                .gateway(GatewaySettings.DEFAULT.withPorts(Integer.parseInt(args[1]), Integer.parseInt(args[2])))
                .exporters(new ExporterSpec("told", () -> new ProcosExporter(told)))
                .build());
        Runtime.getRuntime().addShutdownHook(new Thread(engine::close, "engine-shutdown"));
        new CountDownLatch(1).await();
    }
}

package io.procos.engine.gateway;

import io.procos.engine.EmbeddedEngine;
import io.procos.engine.EngineSettings;
import io.procos.engine.exporting.ExporterSpec;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A real engine with its doors open on free ports, for tests. */
record RunningEngine(EmbeddedEngine engine, BlockingQueue<Long> incidents) implements AutoCloseable {

    static RunningEngine start(Path data, int partitionCount) {
        return start(data, partitionCount, GatewaySettings.DEFAULT.withPorts(0, 0));
    }

    static RunningEngine start(Path data, int partitionCount, GatewaySettings gateway) {
        BlockingQueue<Long> incidents = new LinkedBlockingQueue<>();
        EngineSettings settings = EngineSettings.in(data)
                .partitions(partitionCount)
                .gateway(gateway)
                .exporters(new ExporterSpec("incidents", () -> new Incidents(incidents)))
                .build();
        return new RunningEngine(EmbeddedEngine.start(settings), incidents);
    }

    Gateway gateway() {
        return engine.gateway();
    }

    URI grpc() {
        return URI.create("http://127.0.0.1:" + gateway().grpcPort());
    }

    URI rest() {
        return URI.create("http://127.0.0.1:" + gateway().restPort());
    }

    @Override
    public void close() {
        engine.close();
    }
}

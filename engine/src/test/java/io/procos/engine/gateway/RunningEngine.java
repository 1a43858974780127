package io.procos.engine.gateway;

import io.procos.engine.EmbeddedEngine;
import io.procos.engine.EngineSettings;
import java.net.URI;
import java.nio.file.Path;

/** A real engine with its doors open on free ports, for tests. */
record RunningEngine(EmbeddedEngine engine) implements AutoCloseable {

    static RunningEngine start(Path data, int partitionCount) {
        return new RunningEngine(EmbeddedEngine.start(EngineSettings.in(data)
                .partitions(partitionCount)
                .gateway(GatewaySettings.DEFAULT.withPorts(0, 0))
                .build()));
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

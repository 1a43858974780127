package io.procos.standalone.daemon;

import io.procos.api.event.EventSink;
import io.procos.engine.EmbeddedEngine;
import io.procos.engine.EngineSettings;
import io.procos.engine.exporting.ExporterSpec;
import io.procos.engine.gateway.GatewaySettings;
import io.procos.exporter.ProcosExporter;
import java.util.ArrayList;
import java.util.List;

/** The embedded engine as the daemon runs it: on loopback, telling its events to this JVM. */
final class Engine {
    private Engine() {}

    static EmbeddedEngine start(DaemonSettings settings, EventSink events, Bus bus) {
        List<ExporterSpec> exporters = new ArrayList<>();
        exporters.add(new ExporterSpec("procos", () -> new ProcosExporter(events), bus.redaction()));
        bus.exporter().ifPresent(exporters::add);
        return EmbeddedEngine.start(EngineSettings.in(settings.data().engine())
                .gateway(GatewaySettings.DEFAULT.withPorts(settings.grpcPort(), settings.restPort()))
                .exporters(exporters.toArray(ExporterSpec[]::new))
                .profile(System.getProperty("spring.profiles.active", ""))
                .build());
    }
}

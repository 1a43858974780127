package io.procos.e2e.trace;

import io.procos.api.Traceparent;
import io.procos.e2e.load.EngineProcess;
import io.procos.e2e.load.EngineProcess.Address;
import io.procos.e2e.load.OfferedInstances;
import io.procos.e2e.load.TemporaryFolder;
import io.procos.e2e.trace.SpanReceiver.Received;
import io.procos.e2e.trial.ChildJvm;
import io.procos.e2e.trial.Report;
import io.procos.e2e.trial.Report.Goal;
import io.procos.e2e.trial.Trial;
import io.procos.e2e.worker.WorkerProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Workers in JVMs of their own send spans to a collector, one with the SDK it brings along and one under OpenTelemetry's
 * javaagent. Each instance carries a trace, as the kernel gives it one: its spans must hang together below that.
 */
public final class Traces implements Trial {
    private static final String TASK = "task procos.test.idle.v1";
    private static final String ADAPTER = "adapter procos.test.idle.v1";

    @Override
    public String name() {
        return "traces";
    }

    @Override
    public String summary() {
        return "spans of each process instance are one connected trace, by the worker's own SDK and under the javaagent";
    }

    /** One way to send spans, and how many of the instances ended as one trace each. */
    private record Way(String name, int instances, int connected, int spans) {}

    @Override
    public Report run(Scale scale, Progress progress) throws Exception {
        int instances = scale == Scale.FULL ? 200 : 20;
        List<Way> ways = new ArrayList<>();
        Address address = Address.free();
        try (TemporaryFolder folder = TemporaryFolder.create("traces");
                EngineProcess engine = EngineProcess.durable(folder.path("engine"), address)) {
            OfferedInstances offered = OfferedInstances.deploy(engine.client(), "procos.test.idle.v1");
            progress.say("a worker with its own SDK");
            WorkerProcess own = new WorkerProcess(folder.path("own"), address, "idle");
            ways.add(way("its own SDK", own, offered, instances));
            Path agent = OtelAgent.jar().orElse(null);
            if (agent != null) {
                progress.say("a worker under the javaagent");
                WorkerProcess agents = new WorkerProcess(folder.path("agents"), address, "idle");
                ways.add(way("javaagent", agents, offered, instances, "-javaagent:" + agent));
            }
        }
        return report(ways);
    }

    private static Way way(String name, WorkerProcess worker, OfferedInstances offered, int instances, String... more)
            throws Exception {
        Traceparent[] carried =
                Stream.generate(Traceparent::random).limit(instances).toArray(Traceparent[]::new);
        try (SpanReceiver receiver = SpanReceiver.start()) {
            String[] flags = Stream.concat(
                            Stream.of(more),
                            Stream.of(
                                    "-XX:TieredStopAtLevel=1",
                                    "-Dotel.exporter.otlp.endpoint=" + receiver.endpoint(),
                                    "-Dotel.bsp.schedule.delay=100"))
                    .toArray(String[]::new);
            try (ChildJvm jvm = worker.start(flags)) {
                offered.with(i -> Map.of(Traceparent.VARIABLE, carried[i].toString()))
                        .run(instances);
            }
            return judged(name, carried, receiver.spans());
        }
    }

    /** The worker has said goodbye, so all of its spans are here. */
    private static Way judged(String name, Traceparent[] carried, List<Received> spans) {
        Map<String, List<Received>> traces = spans.stream().collect(Collectors.groupingBy(Received::traceId));
        int connected = 0;
        for (Traceparent trace : carried) {
            if (isConnected(trace, traces.getOrDefault(trace.traceId(), List.of()))) {
                connected++;
            }
        }
        return new Way(name, carried.length, connected, spans.size());
    }

    private static boolean isConnected(Traceparent carried, List<Received> spans) {
        return spans.stream()
                .filter(span -> span.name().equals(TASK) && span.parentId().equals(carried.spanId()))
                .anyMatch(task -> spans.stream()
                        .anyMatch(span ->
                                span.name().equals(ADAPTER) && span.parentId().equals(task.spanId())));
    }

    private static Report report(List<Way> ways) {
        var table = Report.table("spans sent by", "instances", "as one trace each", "spans");
        for (Way way : ways) {
            table.row(way.name, way.instances, way.connected, way.spans);
        }
        for (Way way : ways) {
            table.goal(Goal.atLeast("connected, " + way.name, way.connected, way.instances, "traces"));
        }
        return table.done();
    }
}

package io.procos.bench;

import io.procos.e2e.load.EngineProcess;
import io.procos.e2e.load.EngineProcess.Address;
import io.procos.e2e.load.Ports;
import io.procos.e2e.load.TemporaryFolder;
import io.procos.e2e.trial.ChildJvm;
import io.procos.e2e.trial.Report;
import io.procos.e2e.trial.Report.Goal;
import io.procos.e2e.trial.Trial;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The HTTP adapter through the whole pipeline, against Camunda's REST connector and against the least worker there is:
 * one engine, one local server, each worker in a JVM of its own, in turns. Medians over the turns.
 */
public final class HttpVsConnector implements Trial {
    private static final String OURS = "procos.http.request.v1";
    private static final String BARE = "bare-http";

    @Override
    public String name() {
        return "http-vs-connector";
    }

    @Override
    public String summary() {
        return "jobs/s, CPU and connections of HTTP tasks against Camunda's REST connector and a bare async worker";
    }

    @Override
    public Report run(Scale scale, Progress progress) throws Exception {
        Address address = Address.free();
        int port = Ports.free();
        try (TemporaryFolder folder = TemporaryFolder.create("http-vs-connector");
                EngineProcess engine = EngineProcess.durable(folder.path("engine"), address);
                ChildJvm server = ChildJvm.start(
                        folder.path("server.log"), List.of("-Xmx128m"), LocalServer.class, Integer.toString(port));
                ChildJvm ours = ours(folder.path("ours"), address);
                ChildJvm bare = bare(folder.path("bare.log"), address);
                ChildJvm connector = ConnectorPeer.start(folder.path("connector.log"), address)) {
            LocalServer.await(port);
            Map<String, HttpPeer> peers = new LinkedHashMap<>();
            peers.put("ProcOS", HttpPeer.of(engine.client(), OURS, port, ours));
            peers.put("bare worker", HttpPeer.of(engine.client(), BARE, port, bare));
            peers.put("REST connector", HttpPeer.of(engine.client(), ConnectorPeer.JOB_TYPE, port, connector));
            return measure(peers, scale, progress);
        }
    }

    private static ChildJvm ours(Path folder, Address engine) throws Exception {
        return ChildJvm.start(
                folder.resolveSibling("ours.log"),
                List.of("-Xmx256m", "-XX:+UseSerialGC"),
                HttpWorker.class,
                "--procos.tde.data=" + folder,
                "--procos.spool.folder=" + folder.resolve("spool"),
                "--procos.objects.folder=" + folder.resolve("objects"),
                "--procos.workers.http.allow-hosts=127.0.0.1",
                "--camunda.client.grpc-address=http://127.0.0.1:" + engine.grpc(),
                "--camunda.client.rest-address=http://127.0.0.1:" + engine.rest());
    }

    private static ChildJvm bare(Path log, Address engine) throws Exception {
        return ChildJvm.start(
                log,
                List.of("-Xmx256m", "-XX:+UseSerialGC"),
                BareHttpWorker.class,
                Integer.toString(engine.grpc()),
                Integer.toString(engine.rest()),
                BARE);
    }

    private static Report measure(Map<String, HttpPeer> peers, Scale scale, Progress progress) throws Exception {
        int jobs = scale == Scale.FULL ? 3_000 : 500;
        int turns = scale == Scale.FULL ? 3 : 1;
        for (var peer : peers.entrySet()) {
            progress.say("warming up: " + peer.getKey());
            peer.getValue().warmUp(scale == Scale.FULL ? 12_000 : 300);
        }
        for (int turn = 1; turn <= turns; turn++) {
            for (var peer : peers.entrySet()) {
                peer.getValue().turn(jobs);
                progress.say("turn " + turn + ", " + peer.getKey() + ": "
                        + peer.getValue().last());
            }
        }
        return report(peers);
    }

    private static Report report(Map<String, HttpPeer> peers) {
        Report.Builder report =
                Report.table("worker", "jobs/s", "CPU per job, µs", "connections per 1,000", "jobs/s at 50 ms");
        peers.forEach((name, peer) ->
                report.row(name, peer.perSecond(), peer.cpuMicros(), peer.connections(), peer.perSecondSlow()));
        HttpPeer ours = Objects.requireNonNull(peers.get("ProcOS"));
        HttpPeer bare = Objects.requireNonNull(peers.get("bare worker"));
        HttpPeer connector = Objects.requireNonNull(peers.get("REST connector"));
        return report.goal(against("throughput against the connector", ours.perSecond(), connector.perSecond(), 3))
                .goal(Goal.atMost(
                                "CPU per job against the connector", ours.cpuMicros() / connector.cpuMicros(), 0.5, "x")
                        .ofTime())
                .goal(against(
                        "throughput at 50 ms against the connector",
                        ours.perSecondSlow(),
                        connector.perSecondSlow(),
                        10))
                .goal(against("throughput against the bare worker", ours.perSecond(), bare.perSecond(), 0.9))
                .goal(Goal.atMost("connections for 1,000 jobs", ours.connections(), 32, "opened"))
                .done();
    }

    private static Goal against(String what, double ours, double theirs, double bound) {
        return Goal.atLeast(what, ours / theirs, bound, "x").ofTime();
    }
}

package io.procos.bench;

import io.procos.e2e.load.EngineProcess;
import io.procos.e2e.load.InstanceLoad;
import io.procos.e2e.load.Latencies;
import io.procos.e2e.load.TemporaryFolder;
import io.procos.e2e.trial.Report;
import io.procos.e2e.trial.Report.Goal;
import io.procos.e2e.trial.Trial;
import java.nio.file.Path;
import java.util.List;

/** The durable embedded engine against Camunda's in-memory test engine, same client, same load, one after the other. */
public final class EngineThroughput implements Trial {
    private static final int IN_FLIGHT = 200;
    private static final long MEBI = 1024 * 1024;

    /** What one engine did. */
    private record Figures(double oneTask, double fiveTasks, Latencies roundTrip) {}

    @Override
    public String name() {
        return "engine-throughput";
    }

    @Override
    public String summary() {
        return "instances/s, jobs/s and latency of the durable engine beside the in-memory test engine; memory held";
    }

    @Override
    public Report run(Scale scale, Progress progress) throws Exception {
        int instances = scale == Scale.FULL ? 6_000 : 500;
        try (TemporaryFolder folder = TemporaryFolder.create("engine-throughput")) {
            Figures peer;
            try (EngineProcess subject = inMemory(folder.path("memory"))) {
                peer = measure(subject, instances, "in memory", progress);
            }
            try (EngineProcess subject = EngineProcess.durable(folder.path("durable"))) {
                Figures ours = measure(subject, instances, "durable", progress);
                return report(ours, peer, subject, scale, progress);
            }
        }
    }

    private static EngineProcess inMemory(Path folder) throws Exception {
        var address = EngineProcess.Address.free();
        return EngineProcess.start(
                EngineProcess.log(folder),
                List.of("-Xmx6g"),
                InMemoryPeer.class,
                address,
                Integer.toString(address.grpc()));
    }

    private static Figures measure(EngineProcess subject, int instances, String who, Progress progress)
            throws Exception {
        InstanceLoad load = new InstanceLoad(subject.client(), IN_FLIGHT);
        load.deploy("one", 1);
        load.deploy("five", 5);
        progress.say(who + ": warming up");
        load.run("one", 1, instances / 3);
        progress.say(who + ": one task");
        double one = load.run("one", 1, instances);
        progress.say(who + ": five tasks");
        double five = load.run("five", 5, instances / 3);
        progress.say(who + ": create to result");
        Latencies roundTrip = load.roundTrips("one", Math.max(200, instances / 10));
        return new Figures(one, five, roundTrip);
    }

    private static Report report(Figures ours, Figures peer, EngineProcess subject, Scale scale, Progress progress)
            throws Exception {
        Report.Builder report = Report.table("figure", "durable", "in memory", "ratio")
                .row("one-task instances/s", ours.oneTask, peer.oneTask, ours.oneTask / peer.oneTask)
                .row("five-task jobs/s", ours.fiveTasks, peer.fiveTasks, ours.fiveTasks / peer.fiveTasks)
                .row("create to result p50 ms", ours.roundTrip.millis(0.5), peer.roundTrip.millis(0.5), "")
                .row("create to result p99 ms", ours.roundTrip.millis(0.99), peer.roundTrip.millis(0.99), "")
                .goal(Goal.atLeast("one-task instances/s against in memory", ours.oneTask / peer.oneTask, 0.8, "x"))
                .goal(Goal.atLeast("five-task jobs/s against in memory", ours.fiveTasks / peer.fiveTasks, 0.8, "x"));
        if (scale == Scale.FULL) {
            memory(report, subject, progress);
        }
        return report.done();
    }

    /** Flat means: the second fifty thousand instances cost at most a tenth more than the first. */
    private static void memory(Report.Builder report, EngineProcess subject, Progress progress) throws Exception {
        InstanceLoad load = new InstanceLoad(subject.client(), IN_FLIGHT);
        progress.say("durable: 50,000 instances");
        load.run("one", 1, 50_000);
        double half = subject.jvm().residentBytes() / (double) MEBI;
        progress.say("durable: 50,000 more");
        load.run("one", 1, 50_000);
        double full = subject.jvm().residentBytes() / (double) MEBI;
        report.row("RSS MiB after 50,000 / 100,000", half, full, full / half)
                .goal(Goal.atMost("RSS after 100,000 instances", full, 700, "MiB"))
                .goal(Goal.atMost("RSS growth over the second half", full / half, 1.1, "x"));
    }
}

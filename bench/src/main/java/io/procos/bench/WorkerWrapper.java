package io.procos.bench;

import io.procos.e2e.load.EngineProcess;
import io.procos.e2e.load.EngineProcess.Address;
import io.procos.e2e.load.OfferedInstances;
import io.procos.e2e.load.TemporaryFolder;
import io.procos.e2e.trial.ChildJvm;
import io.procos.e2e.trial.Report;
import io.procos.e2e.trial.Report.Goal;
import io.procos.e2e.trial.Trial;
import io.procos.e2e.worker.WorkerProcess;
import java.nio.file.Path;
import java.util.List;

/**
 * What the Task Definition Executor costs: a no-op job through the whole pipeline, in a JVM of its own, against the
 * least worker there is, on one engine, in turns. Medians over the turns. Events are kept in the spool and shipped, to a
 * reader who throws them away: what a reader does with them is not the runtime's cost.
 */
public final class WorkerWrapper implements Trial {
    private static final String WRAPPED = "procos.test.idle.v1";
    private static final String BARE = "bare";

    @Override
    public String name() {
        return "worker-wrapper";
    }

    @Override
    public String summary() {
        return "CPU per job and throughput of a no-op task through the whole pipeline, against a bare async worker";
    }

    @Override
    public Report run(Scale scale, Progress progress) throws Exception {
        int warmUp = scale == Scale.FULL ? 15_000 : 400;
        int jobs = scale == Scale.FULL ? 4_000 : 400;
        int turns = scale == Scale.FULL ? 5 : 1;
        Address address = Address.free();
        try (TemporaryFolder folder = TemporaryFolder.create("worker-wrapper");
                EngineProcess engine = EngineProcess.durable(folder.path("engine"), address);
                ChildJvm wrapped = new WorkerProcess(folder.path("wrapped"), address, "idle").start(new String[0]);
                ChildJvm bare = bare(folder.path("bare.log"), address)) {
            OfferedInstances forWrapped = OfferedInstances.deploy(engine.client(), WRAPPED);
            OfferedInstances forBare = OfferedInstances.deploy(engine.client(), BARE);
            progress.say("warming up both");
            forWrapped.run(warmUp);
            forBare.run(warmUp);
            Turn[] ours = new Turn[turns];
            Turn[] theirs = new Turn[turns];
            for (int i = 0; i < turns; i++) {
                theirs[i] = Turn.of(forBare, bare, jobs);
                ours[i] = Turn.of(forWrapped, wrapped, jobs);
                progress.say("turn %d: bare %.0f µs, wrapped %.0f µs a job"
                        .formatted(i + 1, theirs[i].cpuMicros(), ours[i].cpuMicros()));
            }
            return report(Turn.median(ours), Turn.median(theirs));
        }
    }

    private static ChildJvm bare(Path log, Address address) throws Exception {
        return ChildJvm.start(
                log,
                List.of("-Xmx256m", "-XX:+UseSerialGC"),
                BareWorker.class,
                Integer.toString(address.grpc()),
                Integer.toString(address.rest()),
                BARE);
    }

    private static Report report(Turn ours, Turn theirs) {
        double cpu = ours.cpuMicros() / theirs.cpuMicros();
        double rate = ours.perSecond() / theirs.perSecond();
        return Report.table("figure", "ProcOS", "bare worker", "ratio")
                .row("CPU per job, µs", ours.cpuMicros(), theirs.cpuMicros(), cpu)
                .row("jobs/s", ours.perSecond(), theirs.perSecond(), rate)
                .goal(Goal.atMost("CPU per job against the bare worker", cpu, 1.10, "x"))
                .goal(Goal.atLeast("throughput against the bare worker", rate, 0.90, "x"))
                .done();
    }
}

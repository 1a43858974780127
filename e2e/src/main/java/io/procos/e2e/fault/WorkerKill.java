package io.procos.e2e.fault;

import io.procos.e2e.load.EngineProcess;
import io.procos.e2e.load.EngineProcess.Address;
import io.procos.e2e.load.TemporaryFolder;
import io.procos.e2e.trial.ChildJvm;
import io.procos.e2e.trial.Report;
import io.procos.e2e.trial.Report.Goal;
import io.procos.e2e.trial.Trial;
import io.procos.e2e.worker.EffectFile.Effect;
import io.procos.e2e.worker.WorkerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Kills the worker every two seconds while it does thousands of jobs; then nothing may be missing. */
public final class WorkerKill implements Trial {
    private static final Duration LIFE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    @Override
    public String name() {
        return "worker-kill";
    }

    @Override
    public String summary() {
        return "kill -9 of the worker every 2 s of its work: no job is lost, no trace event of a run is lost";
    }

    @Override
    public Report run(Scale scale, Progress progress) throws Exception {
        int jobs = scale == Scale.FULL ? 4_000 : 500;
        Address address = Address.free();
        try (TemporaryFolder folder = TemporaryFolder.create("worker-kill");
                EngineProcess engine = EngineProcess.durable(folder.path("engine"), address)) {
            WorkerProcess worker = new WorkerProcess(folder.path("worker"), address, "counted");
            try (CountedInstances instances = CountedInstances.start(engine.client(), "procos.test.counted.v1", jobs)) {
                int kills = killUntilDone(worker, instances, progress);
                return report(jobs, kills, instances, worker);
            }
        }
    }

    /** The last life is ended politely, so that the shipper delivers what is left in the spool. */
    private static int killUntilDone(WorkerProcess worker, CountedInstances instances, Progress progress)
            throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        int kills = 0;
        while (true) {
            try (ChildJvm life = worker.start()) {
                long before = worker.done().read().size();
                while (life.isAlive() && worker.done().read().size() == before && instances.open() > 0) {
                    Thread.sleep(50);
                }
                if (instances.awaitDone(LIFE) || System.nanoTime() > deadline) {
                    return kills;
                }
                life.kill();
                kills++;
                progress.say("kill %d, %,d jobs open".formatted(kills, instances.open()));
            }
        }
    }

    private static Report report(int jobs, int kills, CountedInstances instances, WorkerProcess worker)
            throws IOException {
        List<Effect> effects = worker.done().read();
        Set<String> started = worker.shipped().runs("started");
        Set<String> completed = worker.shipped().jobs("ended-completed");
        long unstarted = effects.stream()
                .filter(effect -> !started.contains(effect.runId()))
                .count();
        long unended = effects.stream()
                .map(Effect::jobKey)
                .distinct()
                .filter(job -> !completed.contains(Long.toString(job)))
                .count();
        long distinct = effects.stream().map(Effect::jobKey).distinct().count();
        return Report.table("what", "count")
                .row("jobs", jobs)
                .row("kills", kills)
                .row("runs that reached the adapter's effect", effects.size())
                .row("of these repeated, because there is no effect ledger", effects.size() - distinct)
                .goal(Goal.atLeast("kills", kills, 1, "kills"))
                .goal(Goal.atMost("jobs lost", instances.open(), 0, "jobs"))
                .goal(Goal.atMost("runs without their start event", unstarted, 0, "events"))
                .goal(Goal.atMost("jobs without their end event", unended, 0, "events"))
                .done();
    }
}

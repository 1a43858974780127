package io.procos.e2e.fault;

import io.procos.e2e.load.EngineProcess;
import io.procos.e2e.load.EngineProcess.Address;
import io.procos.e2e.load.TemporaryFolder;
import io.procos.e2e.trial.ChildJvm;
import io.procos.e2e.trial.Report;
import io.procos.e2e.trial.Report.Goal;
import io.procos.e2e.trial.Trial;
import io.procos.e2e.worker.WorkerProcess;
import java.time.Duration;
import java.util.Map;

/** A task ten times as long as its lease of two seconds, with two workers wanting it: it runs once. */
public final class LongJob implements Trial {
    private static final int LEASE_SECONDS = 2;

    @Override
    public String name() {
        return "long-job";
    }

    @Override
    public String summary() {
        return "a task ten times as long as its lease runs once, while a second worker waits for it";
    }

    @Override
    public Report run(Scale scale, Progress progress) throws Exception {
        int seconds = LEASE_SECONDS * (scale == Scale.FULL ? 10 : 3);
        Address address = Address.free();
        try (TemporaryFolder folder = TemporaryFolder.create("long-job");
                EngineProcess engine = EngineProcess.durable(folder.path("engine"), address)) {
            WorkerProcess first = new WorkerProcess(folder.path("first"), address, "lengthy");
            WorkerProcess second = new WorkerProcess(folder.path("second"), address, "lengthy");
            try (CountedInstances instances = CountedInstances.expect(engine.client(), "procos.test.lengthy.v1", 1);
                    ChildJvm one = first.start();
                    ChildJvm two = second.start()) {
                progress.say("a job of %d s on a lease of %d s".formatted(seconds, LEASE_SECONDS));
                instances.startOne(Map.of("seconds", seconds));
                boolean done = instances.awaitDone(Duration.ofSeconds(seconds + 60L));
                int runs = first.done().read().size();
                return Report.table("task", "lease", "workers alive", "runs")
                        .row(seconds + " s", LEASE_SECONDS + " s", one.isAlive() && two.isAlive() ? 2 : 1, runs)
                        .goal(Goal.atLeast("ended", done ? 1 : 0, 1, "task"))
                        .goal(Goal.atMost("runs", runs, 1, "runs"))
                        .done();
            }
        }
    }
}

package io.procos.e2e.fault;

import io.camunda.client.CamundaClient;
import io.procos.e2e.load.EngineProcess;
import io.procos.e2e.load.EngineProcess.Address;
import io.procos.e2e.load.TemporaryFolder;
import io.procos.e2e.trial.Report;
import io.procos.e2e.trial.Report.Goal;
import io.procos.e2e.trial.Trial;
import io.procos.e2e.worker.WorkerProcess;
import java.time.Duration;
import java.util.Map;

/**
 * One job kills each worker that takes it. After three deaths it must be an incident, and an offered load of another type
 * must have got through as it does without the poison: one of its two workers serves the deadly type too and is started
 * again each time, as Kubernetes would.
 */
public final class Poison implements Trial {
    private static final int PER_SECOND = 50;
    private static final int MOST_DEATHS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Override
    public String name() {
        return "poison";
    }

    @Override
    public String summary() {
        return "a job that kills its worker is an incident after 3 attempts; other types keep 95 % of their rate";
    }

    @Override
    public Report run(Scale scale, Progress progress) throws Exception {
        Duration window = Duration.ofSeconds(scale == Scale.FULL ? 60 : 6);
        Address address = Address.free();
        try (TemporaryFolder folder = TemporaryFolder.create("poison");
                EngineProcess engine = EngineProcess.durable(folder.path("engine"), address);
                Restarting exposed = Restarting.of(new WorkerProcess(folder.path("exposed"), address, "idle,deadly"));
                Restarting calm = Restarting.of(new WorkerProcess(folder.path("calm"), address, "idle"))) {
            progress.say("offered load alone");
            double alone = offer(engine.client(), window);
            progress.say("with a job that kills its worker");
            startDeadly(engine.client());
            double beside = offer(engine.client(), window);
            boolean incident = awaitIncident(exposed.worker());
            int deaths = exposed.worker().done().read().size();
            return Report.table("figure", "alone", "beside the poison")
                    .row("idle jobs/s done, %d/s offered".formatted(PER_SECOND), alone, beside)
                    .row("deaths of the worker", 0, deaths)
                    .row("deaths of the calm worker", 0, calm.deaths())
                    .goal(Goal.atLeast("rate beside the poison", beside / alone, 0.95, "x")
                            .ofTime())
                    .goal(Goal.atLeast("an incident in the end", incident ? 1 : 0, 1, "incident"))
                    .goal(Goal.atMost("deaths before it", deaths, MOST_DEATHS, "deaths"))
                    .done();
        }
    }

    /** A run that ends as broken is reported as an incident, and its event comes after that decision. */
    private static boolean awaitIncident(WorkerProcess worker) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (worker.shipped().jobs("ended-broken").isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(200);
        }
        return !worker.shipped().jobs("ended-broken").isEmpty();
    }

    private static void startDeadly(CamundaClient client) {
        try (CountedInstances deadly = CountedInstances.expect(client, "procos.test.deadly.v1", 1)) {
            deadly.startOne(Map.of());
        }
    }

    /** Starts instances at a steady rate for {@code window}; returns how many a second had ended by its end. */
    private static double offer(CamundaClient client, Duration window) throws InterruptedException {
        int offered = (int) (window.toSeconds() * PER_SECOND);
        try (CountedInstances idle = CountedInstances.expect(client, "procos.test.idle.v1", offered)) {
            long start = System.nanoTime();
            for (int i = 0; i < offered; i++) {
                idle.startOne(Map.of());
                long due = start + (i + 1) * (Duration.ofSeconds(1).toNanos() / PER_SECOND);
                Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
            }
            idle.awaitDone(Duration.ofSeconds(2));
            return (offered - idle.open()) / (double) window.toSeconds();
        }
    }
}

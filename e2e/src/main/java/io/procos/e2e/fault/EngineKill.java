package io.procos.e2e.fault;

import io.camunda.client.CamundaClient;
import io.procos.e2e.load.Clients;
import io.procos.e2e.load.EndedInstances;
import io.procos.e2e.load.EngineProcess;
import io.procos.e2e.load.EngineProcess.Address;
import io.procos.e2e.load.TemporaryFolder;
import io.procos.e2e.trial.Report;
import io.procos.e2e.trial.Report.Goal;
import io.procos.e2e.trial.Trial;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Kills the engine under load, again and again; then every acknowledged instance has to come to its end. */
public final class EngineKill implements Trial {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int LEAST_A_ROUND = 100;

    @Override
    public String name() {
        return "engine-kill";
    }

    @Override
    public String summary() {
        return "kill -9 of the engine under load: every acknowledged instance, timer and message is there and completes";
    }

    @Override
    public Report run(Scale scale, Progress progress) throws Exception {
        int rounds = scale == Scale.FULL ? 10 : 2;
        Address address = Address.free();
        try (TemporaryFolder folder = TemporaryFolder.create("engine-kill");
                CamundaClient client = Clients.at(address.grpc(), address.rest());
                WaitingLoad load = new WaitingLoad(client, new EndedInstances(folder.path("ended")))) {
            return run(rounds, new Engines(folder.path("data"), address, load.ended()), load, progress);
        }
    }

    /** One engine's lives, on the same folder and ports. */
    private record Engines(Path data, Address address, EndedInstances ended) {
        EngineProcess start() throws Exception {
            return EngineProcess.recorded(data, address, ended);
        }
    }

    private static Report run(int rounds, Engines engines, WaitingLoad load, Progress progress) throws Exception {
        Report.Builder report = Report.table("round", "acknowledged so far", "seconds to answer");
        for (int round = 1; round <= rounds; round++) {
            Duration untilReady = killUnderLoad(engines, load, round == 1);
            progress.say("round %d: %,d acknowledged".formatted(round, load.acknowledged()));
            report.row(round, load.acknowledged(), untilReady.toMillis() / 1e3);
        }
        long lost = openAtTheEnd(engines, load, progress);
        return report.goal(Goal.atLeast(
                        "acknowledged instances", load.acknowledged(), rounds * LEAST_A_ROUND, "instances"))
                .goal(Goal.atMost("acknowledged instances that never ended", lost, 0, "instances"))
                .done();
    }

    private static Duration killUnderLoad(Engines engines, WaitingLoad load, boolean first) throws Exception {
        try (EngineProcess engine = engines.start()) {
            if (first) {
                load.deploy();
                load.openWorkers();
            }
            int before = load.acknowledged();
            Thread starting = load.startInBackground();
            Thread.sleep(ThreadLocalRandom.current().nextInt(1_500, 3_000));
            awaitAtLeast(before + LEAST_A_ROUND, load);
            engine.jvm().kill();
            starting.interrupt();
            starting.join();
            return engine.untilReady();
        }
    }

    /** On a busy machine the load needs its time: a kill of an idle engine would prove nothing. */
    private static void awaitAtLeast(int acknowledged, WaitingLoad load) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (load.acknowledged() < acknowledged && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
    }

    private static long openAtTheEnd(Engines engines, WaitingLoad load, Progress progress) throws Exception {
        try (EngineProcess engine = engines.start()) {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (load.open() > 0
                    && System.nanoTime() < deadline
                    && engine.jvm().isAlive()) {
                load.tellTheRest();
                progress.say("%,d still open".formatted(load.open()));
                Thread.sleep(1_000);
            }
            return load.open();
        }
    }
}

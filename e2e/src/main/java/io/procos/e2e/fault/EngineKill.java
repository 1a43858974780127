package io.procos.e2e.fault;

import io.camunda.client.CamundaClient;
import io.procos.e2e.load.Clients;
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
                WaitingLoad load = new WaitingLoad(client)) {
            return run(rounds, folder.path("data"), address, load, progress);
        }
    }

    private static Report run(int rounds, Path data, Address address, WaitingLoad load, Progress progress)
            throws Exception {
        Report.Builder report = Report.table("round", "acknowledged so far", "seconds to answer");
        for (int round = 1; round <= rounds; round++) {
            Duration untilReady = killUnderLoad(data, address, load, round == 1);
            progress.say("round %d: %,d acknowledged".formatted(round, load.acknowledged()));
            report.row(round, load.acknowledged(), untilReady.toMillis() / 1e3);
        }
        long lost = openAtTheEnd(data, address, load, progress);
        return report.goal(Goal.atLeast(
                        "acknowledged instances", load.acknowledged(), rounds * LEAST_A_ROUND, "instances"))
                .goal(Goal.atMost("acknowledged instances that never ended", lost, 0, "instances"))
                .done();
    }

    private static Duration killUnderLoad(Path data, Address address, WaitingLoad load, boolean first)
            throws Exception {
        try (EngineProcess engine = EngineProcess.durable(data, address)) {
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

    private static long openAtTheEnd(Path data, Address address, WaitingLoad load, Progress progress) throws Exception {
        try (EngineProcess engine = EngineProcess.durable(data, address)) {
            load.tellTheRest();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (load.open() > 0
                    && System.nanoTime() < deadline
                    && engine.jvm().isAlive()) {
                progress.say("%,d still open".formatted(load.open()));
                Thread.sleep(1_000);
            }
            return load.open();
        }
    }
}

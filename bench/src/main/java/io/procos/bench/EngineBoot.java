package io.procos.bench;

import io.camunda.client.CamundaClient;
import io.procos.e2e.load.EngineProcess;
import io.procos.e2e.load.Models;
import io.procos.e2e.load.TemporaryFolder;
import io.procos.e2e.trial.Report;
import io.procos.e2e.trial.Report.Goal;
import io.procos.e2e.trial.Trial;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Time from process start to the first healthy topology answer: empty, and with live instances on disk. A start that is
 * not measured comes first, so that the jars are in memory and the figure is the engine's, not the disk's.
 */
public final class EngineBoot implements Trial {
    private static final int IN_FLIGHT = 200;

    @Override
    public String name() {
        return "engine-boot";
    }

    @Override
    public String summary() {
        return "time until the embedded engine answers: empty, and with 10,000 live instances after a clean stop and a kill";
    }

    @Override
    public Report run(Scale scale, Progress progress) throws Exception {
        int live = scale == Scale.FULL ? 10_000 : 500;
        try (TemporaryFolder folder = TemporaryFolder.create("engine-boot")) {
            progress.say("a start that is not measured");
            EngineProcess.durable(folder.path("unmeasured")).close();
            Path data = folder.path("data");
            progress.say("empty start, then " + live + " instances");
            double empty = startAndFill(data, live);
            progress.say("start after a clean stop");
            double afterStop = startThenKill(data);
            progress.say("start after kill -9");
            double afterKill = startThenKill(data);
            return Report.table("start", "seconds")
                    .row("empty", empty)
                    .row("%,d live instances, after a stop".formatted(live), afterStop)
                    .row("%,d live instances, after kill -9".formatted(live), afterKill)
                    .goal(Goal.atMost("empty", empty, 3, "s"))
                    .goal(Goal.atMost("live instances, after a stop", afterStop, 8, "s"))
                    .goal(Goal.atMost("live instances, after kill -9", afterKill, 8, "s"))
                    .done();
        }
    }

    private static double startAndFill(Path data, int instances) throws Exception {
        try (EngineProcess subject = EngineProcess.durable(data)) {
            subject.client()
                    .newDeployResourceCommand()
                    .addProcessModel(Models.chain("live", "nobody", 1), "live.bpmn")
                    .send()
                    .join();
            fill(subject.client(), instances);
            return seconds(subject);
        }
    }

    private static void fill(CamundaClient client, int instances) throws InterruptedException {
        Semaphore places = new Semaphore(IN_FLIGHT);
        for (int i = 0; i < instances; i++) {
            places.acquire();
            client.newCreateInstanceCommand()
                    .bpmnProcessId("live")
                    .latestVersion()
                    .send()
                    .whenComplete((started, error) -> places.release());
        }
        if (!places.tryAcquire(IN_FLIGHT, 1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("not every instance was acknowledged within a minute");
        }
    }

    private static double startThenKill(Path data) throws Exception {
        try (EngineProcess subject = EngineProcess.durable(data)) {
            double seconds = seconds(subject);
            subject.jvm().kill();
            return seconds;
        }
    }

    private static double seconds(EngineProcess subject) {
        return subject.untilReady().toMillis() / 1e3;
    }
}

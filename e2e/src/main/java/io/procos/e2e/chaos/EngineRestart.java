package io.procos.e2e.chaos;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.worker.JobWorker;
import io.procos.e2e.load.Clients;
import io.procos.e2e.load.EngineProcess;
import io.procos.e2e.load.EngineProcess.Address;
import io.procos.e2e.load.EventLog;
import io.procos.e2e.load.Models;
import io.procos.e2e.load.TemporaryFolder;
import io.procos.e2e.trial.Report;
import io.procos.e2e.trial.Report.Goal;
import io.procos.e2e.trial.Trial;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/**
 * Kills the engine again and again while clients start instances through the kernel by start keys and repeat what was not
 * answered. Every start has one instance, which ends; and the exporter tells of it all.
 */
public final class EngineRestart implements Trial {
    private static final String PROCESS = "restarted";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int LEAST_A_ROUND = 100;

    @Override
    public String name() {
        return "engine-restart";
    }

    @Override
    public String summary() {
        return "kill -9 of the engine under idempotent starts: no start lost or done twice, no event skipped";
    }

    @Override
    public Report run(Scale scale, Progress progress) throws Exception {
        int rounds = scale == Scale.FULL ? 5 : 2;
        Duration life = Duration.ofSeconds(scale == Scale.FULL ? 4 : 1);
        Address address = Address.free();
        try (TemporaryFolder folder = TemporaryFolder.create("engine-restart")) {
            EventLog log = new EventLog(folder.path("events"));
            Path data = folder.path("engine");
            EngineProcess first = EngineProcess.told(data, address, log);
            deploy(first.client());
            try (KernelProcess kernel = KernelProcess.start(folder.path("kernel"), address);
                    CamundaClient client = Clients.at(address.grpc(), address.rest());
                    JobWorker _ = worker(client);
                    StartLoad load = new StartLoad(kernel, PROCESS)) {
                EngineStory story = new EngineStory(log, kernel.listeners());
                Report.Builder report = Report.table("round", "starts acknowledged", "seconds to answer");
                load.begin();
                EngineProcess engine = first;
                for (int round = 1; round <= rounds; round++) {
                    live(life, round * LEAST_A_ROUND, load, story);
                    engine.jvm().kill();
                    engine.close();
                    engine = EngineProcess.told(data, address, log);
                    report.row(
                            round,
                            load.acknowledged().size(),
                            engine.untilReady().toMillis() / 1e3);
                    progress.say("kill %d: %,d acknowledged"
                            .formatted(round, load.acknowledged().size()));
                }
                try (EngineProcess _ = engine) {
                    live(life, 0, load, story);
                    load.end();
                    return finish(report, load, story, kernel);
                }
            }
        }
    }

    private static void deploy(CamundaClient client) {
        client.newDeployResourceCommand()
                .addProcessModel(Models.chain(PROCESS, PROCESS, 1), PROCESS + ".bpmn")
                .send()
                .join();
    }

    private static JobWorker worker(CamundaClient client) {
        return client.newWorker()
                .jobType(PROCESS)
                .handler((jobs, job) -> jobs.newCompleteCommand(job).send())
                .streamEnabled(true)
                .timeout(Duration.ofSeconds(5))
                .maxJobsActive(100)
                .open();
    }

    /** At least so long, and until so many starts are acknowledged: a kill of an idle engine would prove nothing. */
    private static void live(Duration life, int acknowledged, StartLoad load, EngineStory story) throws Exception {
        long least = System.nanoTime() + life.toNanos();
        long most = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < least || load.acknowledged().size() < acknowledged && System.nanoTime() < most) {
            story.readOn();
            Thread.sleep(50);
        }
    }

    private static Report finish(Report.Builder report, StartLoad load, EngineStory story, KernelProcess kernel)
            throws Exception {
        awaitAllTold(kernel, story);
        int forced = load.settle(story);
        Set<String> all = load.acknowledged();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (story.notEnded(all) > 0 && System.nanoTime() < deadline) {
            story.readOn();
            Thread.sleep(100);
        }
        return report.row("starts repeated by clients", load.repeated(), "")
                .row("starts of unknown outcome", load.aside(), "")
                .row("of these never happened", forced, "")
                .row("events told", story.told(), "")
                .row("of these told again", story.toldAgain(), "")
                .goal(Goal.atLeast("starts", all.size(), 2 * LEAST_A_ROUND, "starts"))
                .goal(Goal.atMost("starts without acknowledgement", load.asked() - all.size(), 0, "starts"))
                .goal(Goal.atMost("starts lost", story.notEnded(all), 0, "starts"))
                .goal(Goal.atMost("starts done twice", story.startedTwice(), 0, "starts"))
                .goal(Goal.atMost("instances with events skipped", story.withGaps(), 0, "instances"))
                .done();
    }

    /** The exporter tells in the engine's order: with the last instance it has told of all before. */
    private static void awaitAllTold(KernelProcess kernel, EngineStory story) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (kernel.start(PROCESS, "last", false) / 100 != 2 && System.nanoTime() < deadline) {
            Thread.sleep(100);
        }
        while (!story.knows("last") && System.nanoTime() < deadline) {
            story.readOn();
            Thread.sleep(100);
        }
    }
}

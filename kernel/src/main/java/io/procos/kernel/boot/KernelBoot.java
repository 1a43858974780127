package io.procos.kernel.boot;

import io.procos.kernel.boot.BootProgress.Phase;
import io.procos.kernel.deploy.BootModels;
import io.procos.kernel.deploy.Deployer;
import io.procos.kernel.engine.EngineWait;
import io.procos.kernel.supervise.Supervision;
import io.procos.kernel.watch.WatchedFolders;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The boot, from top to bottom. Spring runs it after the control API is open and before the application counts as
 * ready, so readiness at {@code /actuator/health/readiness} means that all of this is done.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class KernelBoot implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(KernelBoot.class);

    private final EngineWait engine;
    private final Deployer deployer;
    private final BootModels models;
    private final SystemProcesses system;
    private final Supervision supervision;
    private final WatchedFolders folders;
    private final BootProgress progress;

    KernelBoot(
            EngineWait engine,
            Deployer deployer,
            BootModels models,
            SystemProcesses system,
            Supervision supervision,
            WatchedFolders folders,
            BootProgress progress) {
        this.engine = engine;
        this.deployer = deployer;
        this.models = models;
        this.system = system;
        this.supervision = supervision;
        this.folders = folders;
        this.progress = progress;
    }

    @Override
    public void run(ApplicationArguments arguments) throws InterruptedException {
        progress.enter(Phase.WAITING_FOR_ENGINE);
        engine.await();

        progress.enter(Phase.DEPLOYING);
        deploy();

        progress.enter(Phase.STARTING);
        system.boot();
        folders.start();
        supervision.start(this::deployAgain);

        progress.enter(Phase.READY);
        Duration took = progress.sinceStart();
        LOG.info("ProcOS is ready after {}.{} s", took.toSeconds(), "%03d".formatted(took.toMillisPart()));
    }

    private void deploy() {
        deployer.recogniseEngine();
        progress.deployed(deployer.deployChanged(models.find()));
    }

    /** The engine came back after an absence, and it may have come back empty. */
    private void deployAgain() {
        deploy();
        folders.deployAgain();
    }
}

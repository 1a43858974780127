package io.procos.kernel.boot;

import io.procos.kernel.boot.BootProgress.Phase;
import io.procos.kernel.supervise.Supervision;
import io.procos.kernel.watch.WatchedFolders;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The stop: the last phase to start and the first to end, so the API and the engine's client still work meanwhile. */
@Component
final class KernelStop implements SmartLifecycle {
    private final WatchedFolders folders;
    private final Supervision supervision;
    private final SystemProcesses system;
    private final BootProgress progress;
    private volatile boolean running;

    KernelStop(WatchedFolders folders, Supervision supervision, SystemProcesses system, BootProgress progress) {
        this.folders = folders;
        this.supervision = supervision;
        this.system = system;
        this.progress = progress;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        boolean booted = progress.phase() == Phase.READY;
        progress.enter(Phase.STOPPING);
        folders.stop();
        supervision.stop();
        if (booted) {
            system.shutDown();
        }
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}

package io.procos.kernel.supervise;

import io.procos.kernel.engine.EngineHealth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The two threads that keep watch once the system is up: one probes, one starts recoveries. */
@Component
public final class Supervision {
    private static final Logger LOG = LoggerFactory.getLogger(Supervision.class);

    private final EngineHealth engine;
    private final Workers workers;
    private final Recovery recovery;
    private final Duration probeEvery;
    private final List<Thread> threads = new ArrayList<>();
    private boolean returned; // touched by the probing thread alone

    Supervision(EngineHealth engine, Workers workers, Recovery recovery, SuperviseSettings settings) {
        this.engine = engine;
        this.workers = workers;
        this.recovery = recovery;
        this.probeEvery = settings.probeEvery();
    }

    /** Begins; {@code engineReturned} runs each time the engine comes back after an absence. */
    public synchronized void start(Runnable engineReturned) {
        threads.add(Thread.ofVirtual().name("kernel-probe").start(() -> forever(() -> probe(engineReturned))));
        threads.add(Thread.ofVirtual().name("kernel-recovery").start(() -> forever(recovery::run)));
    }

    public synchronized void stop() {
        threads.forEach(Thread::interrupt);
        threads.clear();
    }

    /** If what is to be done on the engine's return fails, the next round does it again. */
    private void probe(Runnable engineReturned) throws InterruptedException {
        Thread.sleep(probeEvery);
        workers.reportLost();
        returned |= engine.probe();
        if (returned && engine.state().up()) {
            engineReturned.run();
            returned = false;
        }
    }

    private interface Step {
        void run() throws InterruptedException;
    }

    /** A watch must outlive what it sees: an error is told and the next round begins. */
    private static void forever(Step step) {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                step.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.error("Supervision stumbled and goes on", e);
            }
        }
    }
}

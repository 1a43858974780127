package io.procos.e2e.fault;

import io.procos.e2e.trial.ChildJvm;
import io.procos.e2e.worker.WorkerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps a worker process alive: starts it again as soon as it has died, on the same folder. Thread-safe. */
final class Restarting implements AutoCloseable {
    private final WorkerProcess worker;
    private final AtomicInteger deaths = new AtomicInteger();
    private final Thread keeper;

    private Restarting(WorkerProcess worker) {
        this.worker = worker;
        this.keeper = Thread.ofPlatform().daemon().name("keeper").start(this::keep);
    }

    static Restarting of(WorkerProcess worker) {
        return new Restarting(worker);
    }

    private void keep() {
        while (!Thread.currentThread().isInterrupted()) {
            try (ChildJvm life = worker.start()) {
                life.awaitEnd();
                deaths.incrementAndGet();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    WorkerProcess worker() {
        return worker;
    }

    int deaths() {
        return deaths.get();
    }

    @Override
    public void close() throws InterruptedException {
        keeper.interrupt();
        keeper.join();
    }
}

package io.procos.tde.spring;

import io.procos.tde.worker.TaskWorker;
import io.procos.tde.worker.WorkerOptions;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the worker when the application is up, and stops it before anything that it stands on: it takes no more jobs,
 * finishes those under way within the time of grace and returns the rest.
 */
final class WorkerLifecycle implements SmartLifecycle {
    private final WorkerParts parts;
    private final WorkerOptions options;
    private final Duration grace;
    private final WorkerAnnouncements announcements;
    private volatile @Nullable TaskWorker worker;

    /**
     * @param grace how long jobs may go on when it stops
     */
    WorkerLifecycle(WorkerParts parts, WorkerOptions options, Duration grace, WorkerAnnouncements announcements) {
        this.parts = parts;
        this.options = options;
        this.grace = grace;
        this.announcements = announcements;
    }

    Optional<TaskWorker> worker() {
        return Optional.ofNullable(worker);
    }

    @Override
    public void start() {
        TaskWorker started = parts.start(options);
        worker = started;
        announcements.start(started);
    }

    @Override
    public void stop() {
        TaskWorker running = worker;
        if (running == null) {
            return;
        }
        announcements.draining();
        running.drain(grace);
        announcements.close();
        running.close();
        worker = null;
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }
}

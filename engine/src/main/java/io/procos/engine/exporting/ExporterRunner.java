package io.procos.engine.exporting;

import io.camunda.zeebe.exporter.api.Exporter;
import io.camunda.zeebe.logstreams.log.LogRecordAwaiter;
import io.camunda.zeebe.logstreams.log.LoggedEvent;
import io.camunda.zeebe.protocol.record.Record;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one exporter on one partition, on a thread of its own: the exporter is called by that thread alone. A record
 * that the exporter refuses is offered again, for ever, with growing pauses: none is skipped.
 */
final class ExporterRunner implements LogRecordAwaiter, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ExporterRunner.class);
    private static final long PERSIST_EVERY = TimeUnit.SECONDS.toNanos(1);

    private final String name;
    private final Exporter exporter;
    private final RecordFeed feed;
    private final Progress progress;
    private final TaskQueue tasks = new TaskQueue();
    private final Backoff backoff = new Backoff();
    private final Thread thread;
    private boolean opened;
    private @Nullable LoggedEvent current;
    private long persistAt = System.nanoTime();
    private volatile boolean closing;
    private volatile String trouble = "";

    ExporterRunner(String name, Exporter exporter, RecordFeed feed, Progress progress) {
        this.name = name;
        this.exporter = exporter;
        this.feed = feed;
        this.progress = progress;
        this.thread = Thread.ofPlatform().daemon().name("exporter-" + name).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Why the exporter does not get on; empty when it does. */
    String trouble() {
        return trouble;
    }

    Progress progress() {
        return progress;
    }

    @Override
    public void onRecordAvailable() {
        LockSupport.unpark(thread);
    }

    private void run() {
        feed.seekAfter(progress.position());
        while (!closing) {
            runDueTask();
            persistNowAndThen();
            if (!backoff.isOver() || !advance()) {
                LockSupport.parkNanos(this, Math.min(tasks.nanosToNext(), backoff.nanosToSleep()));
            }
        }
        if (opened) {
            attempt(exporter::close, "closing");
        }
        persist();
    }

    private void runDueTask() {
        if (tasks.hasDue()) {
            attempt(tasks.due(), "a scheduled task");
        }
    }

    /** Deals with one record; false when there is none, or when it has to be tried again later. */
    private boolean advance() {
        try {
            open();
            LoggedEvent event = current == null && feed.hasNext() ? feed.next() : current;
            if (event == null) {
                return false;
            }
            current = event;
            export(event);
            current = null;
            calm();
            return true;
        } catch (RuntimeException | LinkageError e) {
            tryAgainLater(e);
            return false;
        }
    }

    private void open() {
        if (!opened) {
            exporter.open(new ExporterController(progress, tasks));
            opened = true;
        }
    }

    private void export(LoggedEvent event) {
        Optional<Record<?>> wanted = feed.wanted(event);
        if (wanted.isPresent()) {
            progress.delivered(event.getPosition());
            exporter.export(wanted.get());
        } else {
            progress.skipped(event.getPosition());
        }
    }

    private void tryAgainLater(Throwable cause) {
        if (backoff.grow()) {
            LOG.warn("Exporter {} does not get past position {}, trying again: {}", name, position(), cause.toString());
        }
        trouble = "stuck at position %d: %s".formatted(position(), cause);
    }

    private long position() {
        LoggedEvent event = current;
        return event == null ? progress.position() : event.getPosition();
    }

    private void calm() {
        if (!trouble.isEmpty()) {
            LOG.info("Exporter {} gets on again", name);
            trouble = "";
            backoff.reset();
        }
    }

    private void attempt(Runnable action, String what) {
        try {
            action.run();
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("Exporter {} failed in {}", name, what, e);
        }
    }

    private void persistNowAndThen() {
        if (System.nanoTime() - persistAt >= 0) {
            persist();
            persistAt = System.nanoTime() + PERSIST_EVERY;
        }
    }

    /** A position that is not stored only means that records come again after a crash. */
    private void persist() {
        try {
            progress.persist();
        } catch (IOException e) {
            LOG.warn("The position of exporter {} cannot be stored now: {}", name, e.getMessage());
        }
    }

    @Override
    public void close() throws InterruptedException {
        closing = true;
        LockSupport.unpark(thread);
        thread.join();
        feed.close();
    }
}

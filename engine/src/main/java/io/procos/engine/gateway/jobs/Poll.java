package io.procos.engine.gateway.jobs;

import io.procos.engine.gateway.command.GatewayError;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One worker's request while it waits for jobs. It ends exactly once: with jobs, empty, or with an error. */
final class Poll {

    private final JobRequest request;
    private final JobReceiver receiver;
    private final long deadline;
    private final AtomicBoolean over = new AtomicBoolean();
    private @Nullable Future<?> alarm;

    Poll(JobRequest request, JobReceiver receiver) {
        this.request = request;
        this.receiver = receiver;
        this.deadline = System.nanoTime() + request.patience().toNanos();
    }

    JobRequest request() {
        return request;
    }

    JobReceiver receiver() {
        return receiver;
    }

    long remainingNanos() {
        return deadline - System.nanoTime();
    }

    boolean isOver() {
        return over.get() || receiver.isGone();
    }

    /** Remembers what ends the wait, so that it can be called off. */
    synchronized void wakeBy(Future<?> timer) {
        if (alarm != null) {
            alarm.cancel(false);
        }
        alarm = timer;
    }

    void finish() {
        if (end()) {
            receiver.finish();
        }
    }

    void fail(GatewayError error) {
        if (end()) {
            receiver.fail(error);
        }
    }

    /** The caller hung up: nobody to tell. */
    void abandon() {
        end();
    }

    private synchronized boolean end() {
        if (alarm != null) {
            alarm.cancel(false);
        }
        return over.compareAndSet(false, true);
    }
}

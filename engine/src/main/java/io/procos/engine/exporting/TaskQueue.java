package io.procos.engine.exporting;

import io.camunda.zeebe.exporter.api.context.ScheduledTask;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What an exporter wants to be called back for. Any thread schedules; the exporter's thread runs. */
final class TaskQueue {
    private record Timed(long atNanos, Runnable action) {}

    private final PriorityBlockingQueue<Timed> tasks =
            new PriorityBlockingQueue<>(4, Comparator.comparingLong(Timed::atNanos));

    ScheduledTask schedule(Duration delay, Runnable action) {
        Timed task = new Timed(System.nanoTime() + delay.toNanos(), action);
        tasks.add(task);
        return () -> tasks.remove(task);
    }

    /** The next task that is due, taken out; does nothing when none is. */
    Runnable due() {
        Timed head = tasks.peek();
        return head != null && head.atNanos <= System.nanoTime() && tasks.remove(head) ? head.action : () -> {};
    }

    boolean hasDue() {
        Timed head = tasks.peek();
        return head != null && head.atNanos <= System.nanoTime();
    }

    /** Nanoseconds until the next task, at most a second. */
    long nanosToNext() {
        Timed head = tasks.peek();
        long most = TimeUnit.SECONDS.toNanos(1);
        return head == null ? most : Math.clamp(head.atNanos - System.nanoTime(), 0, most);
    }
}

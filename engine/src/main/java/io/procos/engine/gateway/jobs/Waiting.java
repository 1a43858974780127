package io.procos.engine.gateway.jobs;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The polls that wait for one job type. Each signal wakes one of them. A signal that comes while a poll is still looking
 * is counted, and that poll looks again instead of lying down: so none is lost in between.
 */
final class Waiting {

    private final Deque<Poll> parked = new ArrayDeque<>();
    private long signals;
    private long lastPollNanos = System.nanoTime();

    synchronized long signals() {
        return signals;
    }

    /** @return false when there was a signal after {@code seen}: look again */
    synchronized boolean park(Poll poll, long seen) {
        if (signals != seen) {
            return false;
        }
        parked.addLast(poll);
        return true;
    }

    /** Work may be there. @return the poll that shall look for it, if one waits */
    synchronized @Nullable Poll signal() {
        signals++;
        return next();
    }

    /** The longest waiting poll whose caller is still there. */
    synchronized @Nullable Poll next() {
        Poll poll = parked.pollFirst();
        while (poll != null && poll.isOver()) {
            poll = parked.pollFirst();
        }
        return poll;
    }

    /** @return true when it was parked here */
    synchronized boolean remove(Poll poll) {
        return parked.remove(poll);
    }

    synchronized void touch() {
        lastPollNanos = System.nanoTime();
    }

    synchronized boolean isServedWithin(long nanos) {
        return !parked.isEmpty() || System.nanoTime() - lastPollNanos < nanos;
    }

    synchronized boolean isEmpty() {
        return parked.isEmpty();
    }
}

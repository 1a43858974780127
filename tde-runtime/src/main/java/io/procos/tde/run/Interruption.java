package io.procos.tde.run;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Interrupts a run's thread where that does no harm, and nowhere else. Thread-safe. */
final class Interruption {
    private volatile @Nullable Cancellation reason;
    private @Nullable Thread inside;

    @Nullable Cancellation reason() {
        return reason;
    }

    /** The first reason stands. */
    synchronized void cancel(Cancellation why) {
        if (reason != null) {
            return;
        }
        reason = why;
        if (inside != null) {
            inside.interrupt();
        }
    }

    <T> T interruptibly(Callable<T> work) throws Exception {
        enter();
        try {
            return work.call();
        } finally {
            leave();
        }
    }

    void sheltered(Runnable work) {
        boolean wasInside = pause();
        boolean wasInterrupted = Thread.interrupted();
        try {
            work.run();
        } finally {
            resume(wasInside, wasInterrupted);
        }
    }

    private synchronized void enter() throws InterruptedException {
        if (reason != null) {
            throw new InterruptedException("cancelled before it began: " + reason);
        }
        inside = Thread.currentThread();
    }

    private synchronized void leave() {
        inside = null;
        Thread.interrupted();
    }

    private synchronized boolean pause() {
        boolean wasInside = inside == Thread.currentThread();
        if (wasInside) {
            inside = null;
        }
        return wasInside;
    }

    private synchronized void resume(boolean wasInside, boolean wasInterrupted) {
        if (wasInside) {
            inside = Thread.currentThread();
        }
        if (wasInterrupted || wasInside && reason != null) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.procos.tde.run;

import org.jspecify.annotations.Nullable;

/** Whether a run has called its adapter, and how that ended. Belongs to the run's thread. */
public final class AdapterTouch {
    private boolean called;
    private boolean returned;
    private @Nullable Throwable failure;

    /** From now on the world may have changed. */
    public void begins() {
        called = true;
    }

    /** The adapter has done what it was asked for. */
    public void returns() {
        returned = true;
    }

    /** The adapter threw. */
    public void fails(Throwable thrown) {
        failure = thrown;
    }

    public boolean called() {
        return called;
    }

    public boolean returned() {
        return returned;
    }

    /** What the adapter threw, if it did. */
    public @Nullable Throwable failure() {
        return failure;
    }
}

package io.procos.tde.run;

import java.lang.ScopedValue.CallableOp;
import java.util.Optional;

/** The run that the current thread works for, so that what an adapter uses can say for whom it was used. Thread-safe. */
public final class CurrentRun {
    private static final ScopedValue<TaskRun> RUN = ScopedValue.newInstance();

    private CurrentRun() {}

    /** Does the work as this run. A thread that the work starts does not belong to the run. */
    public static <T, E extends Throwable> T during(TaskRun run, CallableOp<T, E> work) throws E {
        return ScopedValue.where(RUN, run).call(work);
    }

    /** Empty outside of runs, for example when a mailbox is read. */
    public static Optional<TaskRun> get() {
        return RUN.isBound() ? Optional.of(RUN.get()) : Optional.empty();
    }
}

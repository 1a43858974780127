package io.procos.memory.score;

import org.jspecify.annotations.Nullable;

/** What is counted of one process in one period. Grows while the tables are read; not thread-safe. */
final class Tally {
    static final Tally NONE = new Tally();

    /** {@code current} tells the period that is asked for from the one before. */
    record Key(String process, boolean current) {}

    long started;
    long completed;
    long terminated;
    long stuck;

    @Nullable Double p50;

    @Nullable Double p95;

    long tasks;
    long runs;
    long modelCalls;
    long tokens;
    long microCents;

    Score.Figures figures() {
        return new Score.Figures(
                started,
                completed,
                terminated,
                stuck,
                quotient(completed, completed + terminated + stuck),
                tasks,
                runs,
                quotient(runs - tasks, tasks),
                p50,
                p95,
                modelCalls,
                tokens,
                microCents,
                quotient(microCents, started));
    }

    private static @Nullable Double quotient(long part, long whole) {
        return whole == 0 ? null : (double) part / whole;
    }
}

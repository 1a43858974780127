package io.procos.e2e.chaos;

import io.procos.e2e.chaos.Stack.Load;
import io.procos.e2e.trial.ChildJvm;
import io.procos.e2e.trial.Trial.Progress;
import io.procos.tde.effect.LedgerUnavailable;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** Does one phase: jobs start, things go away, the worker is killed every two seconds of its work, until all is done. */
final class PhaseRun {
    private static final Duration IDLE_LIFE = Duration.ofSeconds(3);
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final Stack stack;
    private final Phase phase;
    private final Progress progress;
    private final AtomicBoolean away = new AtomicBoolean();
    private int kills;

    /**
     * @param seconds from the first job to the last
     * @param lost jobs that were not done in the end
     * @param unknown effects that a human had to look after
     */
    record Result(Phase phase, int kills, double seconds, long lost, int unknown, long calls) {}

    PhaseRun(Stack stack, Phase phase, Progress progress) {
        this.stack = stack;
        this.phase = phase;
        this.progress = progress;
    }

    Result run(int leastKills) throws Exception {
        long start = System.nanoTime();
        int askedBefore = stack.human().asked();
        long callsBefore = stack.world().calls();
        try (Load load = stack.load(phase.orders(), phase.letters())) {
            Thread starting =
                    Thread.startVirtualThread(() -> load.start(phase.name(), phase.orders(), phase.letters()));
            Outage outage = Outage.begin(this);
            killUntilDone(load, outage.over, leastKills);
            starting.join();
            outage.over.get();
            return new Result(
                    phase,
                    kills,
                    (System.nanoTime() - start) / 1e9,
                    load.open(),
                    stack.human().asked() - askedBefore,
                    stack.world().calls() - callsBefore);
        }
    }

    /** Things go away once the worker is at work, and come back. */
    private record Outage(Future<?> over) {
        static Outage begin(PhaseRun run) {
            var over = new java.util.concurrent.FutureTask<Void>(() -> {
                run.goAway();
                return null;
            });
            Thread.startVirtualThread(over);
            return new Outage(over);
        }
    }

    private void goAway() throws Exception {
        if (!phase.kafkaAway() && !phase.postgresAway()) {
            return;
        }
        long before = work();
        awaitWork(before, START);
        away.set(true);
        phase.begin(stack.surroundings());
        progress.say("%s: away for %d s".formatted(phase.name(), phase.outage().toSeconds()));
        Thread.sleep(phase.outage());
        phase.end(stack.surroundings());
        away.set(false);
        progress.say(phase.name() + ": back");
    }

    /** The last life is ended politely. */
    private void killUntilDone(Load load, Future<?> outage, int leastKills) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.plus(phase.outage()).toNanos();
        while (System.nanoTime() < deadline) {
            long livesBefore = stack.worker().lives();
            try (ChildJvm life = stack.worker().start()) {
                awaitStart(life, livesBefore);
                awaitWork(work(), IDLE_LIFE);
                boolean done = awaitDone(load, phase.life()) && outage.isDone();
                if (done && kills >= leastKills) {
                    return;
                }
                life.kill();
                kills++;
                progress.say("%s: kill %d, %,d jobs open".formatted(phase.name(), kills, load.open()));
            }
        }
    }

    private void awaitStart(ChildJvm life, long livesBefore) throws Exception {
        long until = System.nanoTime() + START.toNanos();
        while (life.isAlive() && stack.worker().lives() == livesBefore && System.nanoTime() < until) {
            Thread.sleep(LOOK_EVERY);
        }
    }

    private long work() {
        try {
            return stack.world().calls() + stack.worker().done().read().size();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void awaitWork(long before, Duration most) throws InterruptedException {
        long until = System.nanoTime() + most.toNanos();
        while (work() == before && System.nanoTime() < until) {
            Thread.sleep(LOOK_EVERY);
        }
    }

    private boolean awaitDone(Load load, Duration most) throws Exception {
        long until = System.nanoTime() + most.toNanos();
        while (load.open() > 0 && System.nanoTime() < until) {
            lookAfterIncidents();
            Thread.sleep(LOOK_EVERY);
        }
        return load.open() == 0;
    }

    /** Without the ledger nobody can say anything; later then. */
    private void lookAfterIncidents() throws Exception {
        if (!away.get()) {
            try {
                stack.human().lookAfter(stack.effects());
            } catch (LedgerUnavailable gone) {
                progress.say(phase.name() + ": the ledger is away");
            }
        }
    }
}

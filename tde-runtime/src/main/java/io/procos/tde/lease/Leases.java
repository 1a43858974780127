package io.procos.tde.lease;

import io.procos.tde.run.Cancellation;
import io.procos.tde.run.TaskRun;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The leases of all running jobs, looked at by one thread a few times a second: extends those past a third, cancels runs
 * whose job is gone or whose time limit is over. Looking costs a run nothing but its place in a set. Thread-safe.
 */
public final class Leases implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Leases.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final LeaseExtension engine;
    private final InstantSource clock;
    private final Set<HeldLease> held = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("procos-leases").factory());

    public Leases(LeaseExtension engine, InstantSource clock) {
        this.engine = engine;
        this.clock = clock;
        scheduler.scheduleWithFixedDelay(
                this::look, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Runs that are kept leased now. */
    public int size() {
        return held.size();
    }

    /** True when more than a third of the lease went by before the run began. Clocks that differ only cost a command. */
    boolean isOld(TaskRun run) {
        long left = run.job().leaseEnd().toEpochMilli() - clock.millis();
        return 3 * left < 2 * run.adapter().lease().toMillis();
    }

    /** Asks for a full lease and waits for the answer; no answer counts as yes, the lease may still hold. */
    @Nullable Void renew(TaskRun run) throws InterruptedException {
        Boolean active = engine.extend(run.job().key(), run.adapter().lease())
                .exceptionally(failure -> true)
                .toCompletableFuture()
                .join();
        if (!active) {
            run.cancel(Cancellation.JOB_GONE);
            throw new InterruptedException("the engine has taken the job back");
        }
        return null;
    }

    /** Looks after the lease until the run has ended. */
    void keep(TaskRun run) {
        HeldLease lease = new HeldLease(run);
        held.add(lease);
        run.whenEnded(() -> held.remove(lease));
    }

    private void look() {
        long now = System.nanoTime();
        for (Iterator<HeldLease> all = held.iterator(); all.hasNext(); ) {
            HeldLease lease = all.next();
            if (lease.run().remaining().isZero()) {
                lease.run().cancel(Cancellation.TIME_LIMIT);
            }
            if (lease.isDue(now)) {
                extend(lease, now);
            }
        }
    }

    private void extend(HeldLease lease, long now) {
        lease.asked(now);
        long key = lease.run().job().key();
        engine.extend(key, lease.run().adapter().lease()).whenComplete((active, failure) -> {
            if (failure != null) {
                LOG.debug("lease of job {} not extended, trying again: {}", key, failure.toString());
                lease.askAgain();
            } else if (!active) {
                LOG.info("job {} is gone, its run is cancelled", key);
                lease.run().cancel(Cancellation.JOB_GONE);
            }
        });
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}

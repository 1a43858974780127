package io.procos.engine.log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that writes: takes all waiting blocks as a group, stores it, tells everybody, and goes round again. */
final class GroupWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupWriter.class);
    private static final long RETRY_MILLIS = 500;
    /** While the disk is full, appends wait in memory; past this the writer refuses rather than eat the heap. */
    private static final long MOST_WAITING_BYTES = 64L << 20;

    private final Path folder;
    private final GroupStore store;
    private final Durability durability;
    private final RecentBlocks recent;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread thread;
    private List<Block> waiting = new ArrayList<>();
    private long waitingBytes;
    private boolean closing;
    private volatile long appended;
    private volatile LogHealth health = LogHealth.OK;

    GroupWriter(Path folder, GroupStore store, Durability durability, RecentBlocks recent) {
        this.folder = folder;
        this.store = store;
        this.durability = durability;
        this.recent = recent;
        this.appended = durability.position();
        this.thread = Thread.ofPlatform().daemon().name("log-writer").start(this::run);
    }

    long appended() {
        return appended;
    }

    LogHealth health() {
        return health;
    }

    void enqueue(Block block) {
        lock.lock();
        try {
            refuseUnlessOpen();
            waiting.add(block);
            waitingBytes += block.frame.length;
            appended = block.highest;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void refuseUnlessOpen() {
        if (closing) {
            throw new LogUnavailable("the log in %s is closed".formatted(folder), null);
        }
        if (health.state() == LogHealth.State.FAILED || waitingBytes > MOST_WAITING_BYTES) {
            throw new LogUnavailable(health.reason(), null);
        }
    }

    private void run() {
        try {
            for (List<Block> group = next(); !group.isEmpty(); group = next()) {
                if (!stored(group)) {
                    return;
                }
                tell(group);
            }
        } catch (RuntimeException | InterruptedException e) {
            fail(e);
        }
    }

    /** Waits for work; an empty list means that the log is closing and nothing is left. */
    private List<Block> next() throws InterruptedException {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closing) {
                changed.await();
            }
            List<Block> group = waiting;
            waiting = new ArrayList<>(group.size());
            waitingBytes = 0;
            return group;
        } finally {
            lock.unlock();
        }
    }

    /** Tries until there is room. False when the log closes before that: the group was never acknowledged. */
    private boolean stored(List<Block> group) throws InterruptedException {
        while (true) {
            try {
                store.store(group);
                recovered();
                return true;
            } catch (IOException e) {
                if (!DiskFull.isCauseOf(e)) {
                    fail(e);
                    return false;
                }
                full();
                if (closesWithin(RETRY_MILLIS)) {
                    return false;
                }
            }
        }
    }

    private void tell(List<Block> group) {
        group.forEach(recent::add);
        for (Block block : group) {
            block.listener.onWrite(block.highest, block.highest);
            block.listener.onCommit(block.highest, block.highest);
        }
        durability.advance(group.getLast().highest);
    }

    private void full() {
        if (health.state() != LogHealth.State.FULL) {
            health = new LogHealth(LogHealth.State.FULL, DiskFull.message(folder));
            LOG.error("{}", health.reason());
        }
    }

    private void recovered() {
        if (health.state() == LogHealth.State.FULL) {
            health = LogHealth.OK;
            LOG.info("There is room in {} again: what was waiting is written", folder);
        }
    }

    private void fail(Exception cause) {
        health = new LogHealth(
                LogHealth.State.FAILED, "The log in %s cannot be written: %s".formatted(folder, cause.getMessage()));
        LOG.error("{}", health.reason(), cause);
    }

    private boolean closesWithin(long millis) throws InterruptedException {
        lock.lock();
        try {
            if (!closing) {
                boolean signalled = changed.await(millis, TimeUnit.MILLISECONDS);
                LOG.trace("waited for room, signalled: {}", signalled);
            }
            return closing;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closing = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

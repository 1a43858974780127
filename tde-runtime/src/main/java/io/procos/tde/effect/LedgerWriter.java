package io.procos.tde.effect;

import io.procos.tde.effect.HeldClaims.HeldClaim;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes to the ledger. While it commits, requests gather; the next transaction takes them all. So an
 * effect costs two commits when the worker has little to do and a fraction of one when it has much, and nobody ever waits
 * for company. While the database is away requests stay, and are tried again with growing pauses.
 */
final class LedgerWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerWriter.class);
    private static final int LARGEST_BATCH = 500;
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final LedgerDatabase database;
    private final HeldClaims held;
    private final LedgerMetrics metrics;
    private final LinkedBlockingQueue<Work> queue = new LinkedBlockingQueue<>();
    private final Deque<Work> again = new ArrayDeque<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("procos-ledger").unstarted(this::run);
    private final Upkeep upkeep;
    private @Nullable Connection connection;
    private int failures;
    private volatile int waitingAgain;
    private volatile @Nullable String trouble;

    LedgerWriter(LedgerDatabase database, HeldClaims held, LedgerMetrics metrics) {
        this.database = database;
        this.held = held;
        this.metrics = metrics;
        this.upkeep = new Upkeep(database.options().keep());
    }

    void start() {
        thread.start();
    }

    void submit(Work work) {
        queue.add(work);
    }

    int waiting() {
        return queue.size() + waitingAgain;
    }

    boolean reachable() {
        return trouble == null;
    }

    /** Why the database cannot be used, if it cannot. */
    @Nullable String trouble() {
        return trouble;
    }

    private void run() {
        try {
            while (closing.getCount() > 0 || !queue.isEmpty() && reachable()) {
                write(next());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } finally {
            disconnect();
        }
    }

    /** Returns at once when there is anything to do, and a few times a second to look after leases. */
    private List<Work> next() throws InterruptedException {
        List<Work> works = new ArrayList<>();
        while (!again.isEmpty() && works.size() < LARGEST_BATCH) {
            works.add(again.poll());
        }
        if (works.isEmpty()) {
            Work first = queue.poll(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
            if (first != null) {
                works.add(first);
            }
        }
        queue.drainTo(works, LARGEST_BATCH - works.size());
        works.removeIf(Work::isDropped);
        return works;
    }

    private void write(List<Work> works) throws InterruptedException {
        List<HeldClaim> renewals = held.due();
        if (!works.isEmpty() || !renewals.isEmpty()) {
            write(works, renewals);
        } else {
            lookAfterDatabase();
        }
        waitingAgain = again.size();
    }

    private void write(List<Work> works, List<HeldClaim> renewals) throws InterruptedException {
        LedgerBatch batch = new LedgerBatch(works, renewals);
        try {
            batch.commit(connected());
            succeeded(batch, renewals);
        } catch (SQLException e) {
            failed(works, e);
        } catch (RuntimeException e) {
            LOG.error("The effect ledger's writer failed and goes on", e);
            again.addAll(works);
            away(new SQLException(e));
        }
    }

    private void succeeded(LedgerBatch batch, List<HeldClaim> renewals) {
        metrics.committed();
        held.renewed(renewals);
        back();
        batch.answer();
        again.addAll(batch.left());
    }

    private void back() {
        if (failures > 0) {
            LOG.info(
                    "The effect ledger at {} can be used again",
                    database.options().place());
        }
        failures = 0;
        trouble = null;
    }

    private void failed(List<Work> works, SQLException e) throws InterruptedException {
        switch (LedgerTrouble.of(e)) {
            case CONFLICT -> putBack(works);
            case BAD_REQUEST -> isolate(works, e);
            case UNREACHABLE -> {
                again.addAll(works);
                away(e);
            }
        }
    }

    private void putBack(List<Work> works) {
        rollBack();
        again.addAll(works);
    }

    /** One that cannot be stored must not keep the others waiting. */
    private void isolate(List<Work> works, SQLException e) throws InterruptedException {
        rollBack();
        if (works.size() == 1) {
            works.getFirst().answer().completeExceptionally(e);
        } else {
            for (Work work : works) {
                write(List.of(work), List.of());
            }
        }
    }

    private void away(SQLException e) throws InterruptedException {
        disconnect();
        if (failures++ == 0) {
            LOG.warn(
                    "The effect ledger at {} cannot be used, so tasks with effects wait: {}",
                    database.options().place(),
                    e.getMessage());
        }
        trouble = String.valueOf(e.getMessage());
        waitingAgain = again.size();
        long doubled = FIRST_PAUSE.toMillis() << Math.min(failures - 1, 10);
        long most = Math.min(doubled, LONGEST_PAUSE.toMillis());
        if (closing.await(ThreadLocalRandom.current().nextLong(most / 2, most + 1), TimeUnit.MILLISECONDS)) {
            throw new InterruptedException("closed while the database was away");
        }
    }

    /** An idle worker's health should know as well whether effects could happen. */
    private void lookAfterDatabase() throws InterruptedException {
        try {
            upkeep.lookAfter(connected());
            back();
        } catch (SQLException e) {
            away(e);
        }
    }

    private Connection connected() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = database.open();
            connection = open;
        }
        return open;
    }

    private void rollBack() {
        try {
            if (connection != null) {
                connection.rollback();
            }
        } catch (SQLException e) {
            disconnect();
        }
    }

    private void disconnect() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            LOG.debug("the connection was broken already", e);
        }
        connection = null;
    }

    /** Writes what has been asked for, within two seconds, and stops. */
    @Override
    public void close() {
        closing.countDown();
        try {
            if (!thread.join(FAREWELL)) {
                thread.interrupt();
                thread.join(FAREWELL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

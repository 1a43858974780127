package io.procos.bench;

import io.procos.memory.database.LocalPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Workers that claim each job with one statement and finish it with another, each with a connection of its own. */
final class BareLedger implements AutoCloseable {
    private final List<Connection> connections = new ArrayList<>();
    private final AtomicLong key = new AtomicLong();

    BareLedger(LocalPostgres postgres, int workers) throws SQLException {
        for (int i = 0; i < workers; i++) {
            connections.add(DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password()));
        }
        try (Statement statement = connections.getFirst().createStatement()) {
            statement.execute("create table bare (key text primary key, owner text, state text, result text)");
        }
    }

    /** Returns jobs a second. */
    double run(int jobs) throws Exception {
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> workers = new ArrayList<>();
            for (Connection connection : connections) {
                workers.add(() -> work(connection, jobs / connections.size()));
            }
            for (Future<Void> worker : threads.invokeAll(workers)) {
                worker.get();
            }
        }
        return jobs / ((System.nanoTime() - start) / 1e9);
    }

    @SuppressWarnings("NullAway")
    private Void work(Connection connection, int jobs) throws SQLException {
        try (PreparedStatement claim =
                        connection.prepareStatement("insert into bare values (?, 'one', 'claimed', null)");
                PreparedStatement done =
                        connection.prepareStatement("update bare set state = 'done', result = ? where key = ?")) {
            for (int i = 0; i < jobs; i++) {
                String job = "job-" + key.incrementAndGet();
                claim.setString(1, job);
                claim.executeUpdate();
                done.setString(1, "{\"receipt\":1}");
                done.setString(2, job);
                done.executeUpdate();
            }
        }
        return null;
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : connections) {
            connection.close();
        }
    }
}

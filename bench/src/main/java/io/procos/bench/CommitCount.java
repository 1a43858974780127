package io.procos.bench;

import io.procos.memory.database.LocalPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Counts what a turn commits, by Postgres's own statistics. */
final class CommitCount implements AutoCloseable {
    /** A session tells its counts at most once a second. */
    private static final Duration UNTIL_TOLD = Duration.ofMillis(1_500);

    private final Connection connection;

    CommitCount(LocalPostgres postgres) throws SQLException {
        connection = DriverManager.getConnection(postgres.url("postgres"), postgres.user(), postgres.password());
    }

    LedgerCommits.Turn turn(int jobs, Callable<Double> turn) throws Exception {
        long before = commits();
        double rate = turn.call();
        return new LedgerCommits.Turn(rate, (commits() - before) / (double) jobs);
    }

    private long commits() throws SQLException, InterruptedException {
        Thread.sleep(UNTIL_TOLD);
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select xact_commit from pg_stat_database where datname = 'procos'")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

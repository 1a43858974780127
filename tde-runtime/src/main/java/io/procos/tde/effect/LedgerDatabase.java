package io.procos.tde.effect;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Opens connections to the ledger's own schema, and brings the schema up to date before the first one. A database that
 * hangs is noticed within seconds. Thread-safe.
 */
final class LedgerDatabase {
    private static final String SCHEMA = "tde";
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final LedgerOptions options;
    private final DataSource source;
    private boolean current;

    LedgerDatabase(LedgerOptions options) {
        this.options = options;
        this.source = source(options);
    }

    private static DataSource source(LedgerOptions options) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(options.url());
        source.setUser(options.user());
        source.setPassword(options.password());
        source.setApplicationName("procos-ledger " + options.worker());
        source.setConnectTimeout((int) CONNECT.toSeconds());
        source.setSocketTimeout((int) ANSWER.toSeconds());
        source.setTcpKeepAlive(true);
        return source;
    }

    LedgerOptions options() {
        return options;
    }

    /** A connection that commits when it is told to. */
    Connection open() throws SQLException {
        migrate();
        Connection connection = source.getConnection();
        try {
            connection.setSchema(SCHEMA);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private synchronized void migrate() throws SQLException {
        if (current) {
            return;
        }
        try {
            Flyway.configure(LedgerDatabase.class.getClassLoader())
                    .dataSource(source)
                    .locations("classpath:io/procos/tde/effect/schema")
                    .schemas(SCHEMA)
                    .table("tde_schema_history")
                    .load()
                    .migrate();
            current = true;
        } catch (FlywayException e) {
            throw new SQLException(
                    "the ledger's schema '" + SCHEMA + "' cannot be brought up to date: " + e.getMessage(), e);
        }
    }
}

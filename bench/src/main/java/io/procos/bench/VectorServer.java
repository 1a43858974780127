package io.procos.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A database of its own in the Postgres with pgvector that {@code PROCOS_TEST_PGVECTOR_URL} names. */
final class VectorServer implements AutoCloseable {
    private final PGSimpleDataSource server;
    private final String name;
    private final SingleConnectionDataSource database;

    private VectorServer(PGSimpleDataSource server, String name, SingleConnectionDataSource database) {
        this.server = server;
        this.name = name;
        this.database = database;
    }

    /** Null when none is named. */
    static @Nullable VectorServer connect() throws SQLException {
        String url = System.getenv("PROCOS_TEST_PGVECTOR_URL");
        if (url == null || url.isBlank()) return null;
        PGSimpleDataSource server = new PGSimpleDataSource();
        server.setUrl(url);
        String name = "bench_" + ProcessHandle.current().pid();
        execute(server, "create database " + name);
        PGSimpleDataSource own = new PGSimpleDataSource();
        own.setUrl(url);
        own.setDatabaseName(name);
        own.setReWriteBatchedInserts(true);
        return new VectorServer(server, name, new SingleConnectionDataSource(own.getConnection(), true));
    }

    /** One connection, as a pool's is kept open. */
    SingleConnectionDataSource database() {
        return database;
    }

    /** Of the table with its indexes. */
    long bytes() {
        try (Statement sql = database.getConnection().createStatement();
                ResultSet row = sql.executeQuery("select pg_total_relation_size('vector_embedding')")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException unable) {
            throw new IllegalStateException(unable);
        }
    }

    @Override
    public void close() throws SQLException {
        database.destroy();
        execute(server, "drop database " + name + " with (force)");
    }

    private static void execute(PGSimpleDataSource source, String statement) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}

package io.procos.memory.testkit;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.procos.memory.audit.AuditTrail;
import io.procos.memory.database.LocalPostgres;
import io.procos.memory.ingest.Ingestion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A database of its own for one test class, in a real Postgres that all tests of a JVM share. Use it so:
 *
 * <pre>{@code
 * @AutoClose
 * static final TestDatabase DATABASE = TestDatabase.fresh();
 * }</pre>
 *
 * Thread-safe.
 *
 * @param url for JDBC
 */
public record TestDatabase(String url, String user, String password) implements AutoCloseable {
    /** Names a Postgres with pgvector: a JDBC URL with user and password. Without it such tests are skipped. */
    public static final String VECTORS = "PROCOS_TEST_PGVECTOR_URL";

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** With the memory's schema and nothing in it. */
    public static TestDatabase fresh() {
        return create("template procos");
    }

    /** Without any table. */
    public static TestDatabase empty() {
        return create("");
    }

    /**
     * With the memory's schema, in the Postgres with pgvector; the extension is there. For tests with
     * {@code @EnabledIfEnvironmentVariable(named = TestDatabase.VECTORS, matches = "jdbc:.+")}.
     */
    public static TestDatabase withVectors() {
        PGSimpleDataSource server = new PGSimpleDataSource();
        server.setUrl(System.getenv(VECTORS));
        String name = "test_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
        execute(server, "create database " + name);
        server.setDatabaseName(name);
        TestDatabase database = new TestDatabase(
                "jdbc:postgresql://" + server.getServerNames()[0] + ":" + server.getPortNumbers()[0] + "/" + name,
                String.valueOf(server.getUser()),
                String.valueOf(server.getPassword()));
        Flyway.configure().dataSource(database.dataSource()).load().migrate();
        execute(server, "create extension if not exists vector");
        return database;
    }

    private static synchronized TestDatabase create(String from) {
        LocalPostgres server = TestServer.get();
        String name = "test_" + COUNT.incrementAndGet();
        TestDatabase maintenance = new TestDatabase(server.url("postgres"), server.user(), server.password());
        execute(maintenance.dataSource(), "create database " + name + " " + from);
        return new TestDatabase(server.url(name), server.user(), server.password());
    }

    /** Opens a connection for each call that asks for one. */
    public PGSimpleDataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        source.setReWriteBatchedInserts(true);
        return source;
    }

    /** Takes events into this database; each call opens a trail of its own, so call it once. */
    public Ingestion ingestion() {
        try {
            Path folder = Files.createTempDirectory("procos-test-audit");
            return new Ingestion(dataSource(), AuditTrail.open(folder), new SimpleMeterRegistry());
        } catch (IOException unable) {
            throw new UncheckedIOException(unable);
        }
    }

    public JdbcClient sql() {
        return JdbcClient.create(dataSource());
    }

    /** What {@code procos.database.*} says of this database, for a Spring context. */
    public List<String> properties() {
        return List.of(
                "procos.database.url=" + url, "procos.database.user=" + user, "procos.database.password=" + password);
    }

    /** Drops it, whoever is still connected. */
    @Override
    public void close() {
        PGSimpleDataSource server = dataSource();
        String name = String.valueOf(server.getDatabaseName());
        server.setDatabaseName("postgres");
        execute(server, "drop database if exists " + name + " with (force)");
    }

    private static void execute(PGSimpleDataSource source, String statement) {
        try (Connection connection = source.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException unable) {
            throw new IllegalStateException(statement + ": " + unable.getMessage(), unable);
        }
    }
}

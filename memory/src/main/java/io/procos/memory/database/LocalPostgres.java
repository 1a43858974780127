package io.procos.memory.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Postgres beside this JVM, for one machine: it listens on loopback only, at a port of its own, and keeps everything in
 * one folder. It outlives a {@code kill -9} of the JVM; the next start ends it in order and takes over its data. When it
 * dies while the JVM lives it is started again at the same port. Thread-safe.
 */
public final class LocalPostgres implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalPostgres.class);
    private static final String DATABASE = "procos";
    private static final int TRIES = 5;

    private final Cluster cluster;
    private final Program program;
    private final ServerOptions options;
    private final String password;
    private int port;
    private boolean closing;

    private LocalPostgres(Cluster cluster, Program program, ServerOptions options) throws IOException {
        this.cluster = cluster;
        this.program = program;
        this.options = options;
        this.password = cluster.password();
    }

    /**
     * Starts it on this folder, which belongs to one JVM at a time; the first start unpacks it and makes its data (about
     * three seconds), a later one takes half a second.
     *
     * @throws DatabaseUnavailable if it does not start
     */
    public static LocalPostgres start(Path folder) {
        return start(folder, folder, Map.of());
    }

    /** As {@link #start(Path)}, with its programs in a folder that several share, and other server settings. */
    public static LocalPostgres start(Path folder, Path binaries, Map<String, String> others) {
        try {
            Program program = new Program(PostgresBinaries.in(binaries.toAbsolutePath()));
            Cluster cluster = new Cluster(folder.toAbsolutePath());
            cluster.prepare(program);
            LocalPostgres postgres = new LocalPostgres(cluster, program, ServerOptions.with(others));
            postgres.open();
            return postgres;
        } catch (IOException unable) {
            throw new DatabaseUnavailable(
                    "the database cannot be made in " + folder + ": " + unable.getMessage(),
                    "see whether the disk is full and the folder may be written",
                    unable);
        }
    }

    /** Of the database for ProcOS. */
    public String url() {
        return url(DATABASE);
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public String user() {
        return Cluster.USER;
    }

    public String password() {
        return password;
    }

    private synchronized void open() throws IOException {
        endOrphan();
        Postmaster.forgetStranger(cluster.data());
        for (int tries = 1; ; tries++) {
            port = freePort();
            try {
                launch();
                break;
            } catch (DatabaseUnavailable perhapsThePortIsTakenMeanwhile) {
                if (tries == TRIES) throw perhapsThePortIsTakenMeanwhile;
            }
        }
        createDatabase();
    }

    private void launch() {
        String data = cluster.data().toString();
        String log = cluster.log().toString();
        program.run("pg_ctl", List.of("start", "-w", "-D", data, "-l", log, "-o", options.at(port)));
        Postmaster.of(cluster.data()).ifPresent(process -> process.onExit().thenRun(this::ended));
    }

    /** One whose JVM was killed. */
    private void endOrphan() {
        if (Postmaster.of(cluster.data()).isEmpty()) return;
        LOG.info("Ending the Postgres that a killed process left in {}", cluster.folder());
        stop();
    }

    private void ended() {
        try {
            for (int tries = 1; !isClosing(); tries++) {
                LOG.warn("Postgres ended by itself; starting it again (see {})", cluster.log());
                if (startedAgain()) return;
                TimeUnit.SECONDS.sleep(Math.min(tries, 10));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isClosing() {
        return closing;
    }

    /** What the dead one left holds on for a moment, so this may take some tries. */
    private synchronized boolean startedAgain() {
        if (closing) return true;
        try {
            launch();
            return true;
        } catch (RuntimeException notYet) {
            LOG.warn("Postgres does not start: {}", notYet.getMessage());
            return false;
        }
    }

    private void createDatabase() {
        try (Connection connection = DriverManager.getConnection(url("postgres"), user(), password);
                Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
            if (!found.next()) statement.execute("create database " + DATABASE);
        } catch (SQLException unable) {
            throw new DatabaseUnavailable(
                    "Postgres in " + cluster.folder() + " lets nobody in: " + unable.getMessage(),
                    "see " + cluster.log() + "; its password is in the file password beside it",
                    unable);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException("no free port on loopback", none);
        }
    }

    private void stop() {
        program.run(
                "pg_ctl",
                List.of("stop", "-w", "-m", "fast", "-D", cluster.data().toString()));
    }

    /** Ends it in order; whoever is connected is cut off. */
    @Override
    public synchronized void close() {
        if (closing) return;
        closing = true;
        if (Postmaster.of(cluster.data()).isPresent()) stop();
    }
}

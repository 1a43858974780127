package io.procos.memory.testkit;

import io.procos.memory.database.LocalPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * The one Postgres of a test JVM, ended with it. It forgets what a power cut would forget, which makes it fast; its
 * database {@code procos} is migrated and serves as template of all others.
 */
final class TestServer {
    private static final Map<String, String> FAST =
            Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off", "max_connections", "100");

    private static @Nullable LocalPostgres running;

    private TestServer() {}

    static synchronized LocalPostgres get() {
        LocalPostgres server = running;
        if (server == null) running = server = start();
        return server;
    }

    private static LocalPostgres start() {
        try {
            Path folder = Files.createTempDirectory("procos-test-postgres");
            LocalPostgres server = LocalPostgres.start(folder, Path.of("target", "postgres"), FAST);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, folder), "test-postgres-end"));
            Flyway.configure()
                    .dataSource(server.url(), server.user(), server.password())
                    .load()
                    .migrate();
            return server;
        } catch (IOException unable) {
            throw new UncheckedIOException(unable);
        }
    }

    private static void end(LocalPostgres server, Path folder) {
        server.close();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }
}

package io.procos.memory.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;

/** A JVM to be killed: starts a Postgres, and says each number that it has committed. */
final class AcknowledgingJvm {
    private AcknowledgingJvm() {}

    public static void main(String[] arguments) throws Exception {
        LocalPostgres postgres =
                LocalPostgres.start(Path.of(arguments[0]), Path.of(arguments[1]), Map.of("shared_buffers", "16MB"));
        try (Connection connection = DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
                Statement sql = connection.createStatement()) {
            sql.execute("create table if not exists promised (n int primary key)");
            for (int n = 1; ; n++) {
                sql.execute("insert into promised values (" + n + ")");
                System.out.println(n);
            }
        }
    }
}

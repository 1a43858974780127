package io.procos.memory.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What each kind of event does to the tables that questions are asked of: one SQL file a type, over the table
 * {@code heard}. A new event is a new file in {@code db/fold/facts}, and in {@code db/fold/recall} if its words should be
 * found again. Thread-safe.
 */
final class Folds {
    private static final ConcurrentMap<String, String> STATEMENTS = new ConcurrentHashMap<>();

    private Folds() {}

    /** In alphabetical order; what can be recalled comes last, because it refers to the facts. */
    static void apply(Connection connection, Collection<String> types) throws SQLException {
        run(connection, "facts/every");
        for (String type : new TreeSet<>(types)) run(connection, "facts/" + type);
        for (String type : new TreeSet<>(types)) run(connection, "recall/" + type);
    }

    static boolean knows(String type) {
        return !statement("facts/" + type).isEmpty();
    }

    private static void run(Connection connection, String name) throws SQLException {
        String sql = statement(name);
        if (sql.isEmpty()) return;
        try (PreparedStatement fold = connection.prepareStatement(sql)) {
            fold.execute();
        }
    }

    private static String statement(String name) {
        return STATEMENTS.computeIfAbsent(name, Folds::read);
    }

    private static String read(String name) {
        try (InputStream file = Folds.class.getResourceAsStream("/db/fold/" + name + ".sql")) {
            return file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

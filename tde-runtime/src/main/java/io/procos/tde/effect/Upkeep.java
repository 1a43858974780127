package io.procos.tde.effect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/**
 * What is done when nobody wants anything else: a look whether the database still answers, and once in a while some of the
 * effects that finished long ago are forgotten.
 */
final class Upkeep {
    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final int AT_ONCE = 10_000;

    private static final String EFFECTS = """
            delete from effect where effect_key in (
                select effect_key from effect
                where changed_at < now() - ? * interval '1 millisecond' and state in ('done', 'open')
                order by changed_at limit ? for update skip locked)
            """;
    private static final String VISITS = """
            delete from effect_visit where job_key in (
                select job_key from effect_visit
                where seen_at < now() - ? * interval '1 millisecond'
                order by seen_at limit ? for update skip locked)
            """;

    private static final Duration PROBE_EVERY = Duration.ofSeconds(5);
    private static final int PROBE_SECONDS = 3;

    private final Duration keep;
    private long nextNanos = System.nanoTime() + EVERY.toNanos();
    private long probeNanos = System.nanoTime() + PROBE_EVERY.toNanos();

    Upkeep(Duration keep) {
        this.keep = keep;
    }

    void lookAfter(Connection connection) throws SQLException {
        long now = System.nanoTime();
        if (now - probeNanos >= 0) {
            probeNanos = now + PROBE_EVERY.toNanos();
            if (!connection.isValid(PROBE_SECONDS)) {
                throw new SQLException("the database does not answer");
            }
        }
        if (now - nextNanos >= 0) {
            nextNanos = now + EVERY.toNanos();
            forget(connection);
        }
    }

    private void forget(Connection connection) throws SQLException {
        delete(connection, EFFECTS);
        delete(connection, VISITS);
        connection.commit();
    }

    private void delete(Connection connection, String sql) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setLong(1, keep.toMillis());
            delete.setInt(2, AT_ONCE);
            delete.executeUpdate();
        }
    }
}

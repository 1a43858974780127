package io.procos.memory.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.stereotype.Component;

/** Cuts off the beginning of the trail, under a seal that lets the rest be verified. Thread-safe. */
@Component
public class AuditPruning {
    private final DataSource database;
    private final AuditTrail trail;

    /** On a database with the memory's schema. */
    public AuditPruning(DataSource database, AuditTrail trail) {
        this.database = database;
        this.trail = trail;
    }

    /** Up to the last row before which nothing is younger, with its content; returns how many rows went. */
    public long prune(Instant before) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                AuditLock.take(connection);
                long gone = prune(connection, before);
                connection.commit();
                return gone;
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            }
        } catch (SQLException unable) {
            throw new TransientDataAccessResourceException(
                    "the audit trail cannot be cut now: " + unable.getMessage(), unable);
        }
    }

    private long prune(Connection connection, Instant before) throws SQLException {
        Optional<AuditHead> last = lastBefore(connection, before);
        if (last.isEmpty()) return 0;
        Checkpoint.seal(trail.chain(), last.get()).write(connection);
        delete(connection, "delete from event where seq <= ?", last.get());
        delete(connection, "delete from event_unread where seq <= ?", last.get());
        return delete(connection, "delete from audit where seq <= ?", last.get());
    }

    private static Optional<AuditHead> lastBefore(Connection connection, Instant before) throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement("""
                select seq, hash from audit
                where seq < coalesce((select min(seq) from audit where at >= ?), (select max(seq) + 1 from audit))
                order by seq desc limit 1""")) {
            sql.setObject(1, before.atOffset(ZoneOffset.UTC));
            try (ResultSet row = sql.executeQuery()) {
                return row.next() ? Optional.of(new AuditHead(row.getLong(1), row.getBytes(2))) : Optional.empty();
            }
        }
    }

    private static long delete(Connection connection, String statement, AuditHead last) throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement(statement)) {
            sql.setLong(1, last.seq());
            return sql.executeUpdate();
        }
    }
}

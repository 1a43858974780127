package io.procos.memory.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/**
 * Reads the whole trail and names the first row that is not what was written: some microseconds a row, on one connection,
 * over one picture of the database while events go on. Thread-safe.
 */
@Component
public class AuditVerification {
    private static final int CHUNK = 1_000;

    private final DataSource database;
    private final AuditTrail trail;

    /** On a database with the memory's schema. */
    public AuditVerification(DataSource database, AuditTrail trail) {
        this.database = database;
        this.trail = trail;
    }

    /** Throws {@link DataAccessResourceFailureException} if the trail cannot be read. */
    public AuditReport verify() {
        try {
            // Read before the rows are: it then cannot know of more than they tell.
            return verify(trail.anchor().read().orElse(null));
        } catch (IllegalStateException forged) {
            AuditBreak head = new AuditBreak(0, AuditBreak.Kind.EDITED, String.valueOf(forged.getMessage()));
            return new AuditReport(false, 0, 0, 0, 0, null, false, head);
        }
    }

    private AuditReport verify(@Nullable AuditHead anchor) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                return verify(connection, anchor);
            } finally {
                connection.rollback();
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            }
        } catch (SQLException unreadable) {
            throw new DataAccessResourceFailureException(
                    "the audit trail cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private AuditReport verify(Connection connection, @Nullable AuditHead anchor) throws SQLException {
        Optional<Checkpoint> checkpoint = Checkpoint.latest(connection);
        AuditHead before = checkpoint.map(Checkpoint::last).orElse(AuditHead.NONE);
        ChainWalk walk = new ChainWalk(trail.chain(), before, anchor);
        Optional<AuditBreak> broken = checkpoint
                .filter(cut -> !cut.isGenuine(trail.chain()))
                .map(forged -> new AuditBreak(
                        before.seq(),
                        AuditBreak.Kind.EDITED,
                        "the seal of the cut at row " + before.seq() + " is not ours"));
        if (broken.isEmpty()) broken = walk(connection, walk);
        return new AuditReport(
                broken.isEmpty(),
                walk.rows(),
                before.seq() + 1,
                walk.last().seq(),
                walk.contents(),
                checkpoint.map(Checkpoint::sealedAt).orElse(null),
                anchor != null,
                broken.orElse(null));
    }

    /** From the beginning of the table, so that rows before the checkpoint are noticed too. */
    private Optional<AuditBreak> walk(Connection connection, ChainWalk walk) throws SQLException {
        long checkpoint = walk.last().seq();
        try (PreparedStatement sql = rowsAfter(connection, Long.MIN_VALUE);
                ResultSet rows = sql.executeQuery()) {
            while (rows.next()) {
                AuditRow row = AuditRow.of(rows);
                if (row.seq() <= checkpoint) {
                    return Optional.of(new AuditBreak(
                            row.seq(), AuditBreak.Kind.EDITED, "row " + row.seq() + " was added before the beginning"));
                }
                Optional<AuditBreak> broken = walk.step(row);
                if (broken.isPresent())
                    return broken.map(found -> swapped(connection, walk, row).orElse(found));
            }
        }
        return walk.end();
    }

    /** An edited row may be one that changed places with a later one. */
    private static Optional<AuditBreak> swapped(Connection connection, ChainWalk walk, AuditRow standing) {
        if (standing.seq() != walk.last().seq() + 1) return Optional.empty();
        try (PreparedStatement sql = rowsAfter(connection, standing.seq());
                ResultSet rows = sql.executeQuery()) {
            while (rows.next()) {
                AuditRow elsewhere = AuditRow.of(rows);
                if (walk.belongsHere(elsewhere, standing)) return Optional.of(swap(standing.seq(), elsewhere.seq()));
            }
            return Optional.empty();
        } catch (SQLException unreadable) {
            throw new DataAccessResourceFailureException("the audit trail cannot be read", unreadable);
        }
    }

    private static AuditBreak swap(long one, long other) {
        return new AuditBreak(one, AuditBreak.Kind.SWAPPED, "rows " + one + " and " + other + " changed places");
    }

    private static PreparedStatement rowsAfter(Connection connection, long seq) throws SQLException {
        PreparedStatement sql = connection.prepareStatement(AuditRow.QUERY);
        sql.setFetchSize(CHUNK);
        sql.setLong(1, seq);
        return sql;
    }
}

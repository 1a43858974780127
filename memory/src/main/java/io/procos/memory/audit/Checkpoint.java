package io.procos.memory.audit;

import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The last row that retention cut off from the beginning, sealed with the key: what the first row is chained to. */
record Checkpoint(AuditHead last, Instant sealedAt, byte[] seal) {

    static Checkpoint seal(AuditChain chain, AuditHead last) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return new Checkpoint(last, now, chain.checkpointSeal(last, now));
    }

    boolean isGenuine(AuditChain chain) {
        return MessageDigest.isEqual(seal, chain.checkpointSeal(last, sealedAt));
    }

    static Optional<Checkpoint> latest(Connection connection) throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement(
                        "select seq, hash, sealed_at, seal from audit_checkpoint order by seq desc limit 1");
                ResultSet row = sql.executeQuery()) {
            if (!row.next()) return Optional.empty();
            AuditHead last = new AuditHead(row.getLong(1), row.getBytes(2));
            return Optional.of(new Checkpoint(last, row.getTimestamp(3).toInstant(), row.getBytes(4)));
        }
    }

    /** Replaces the ones before it. */
    void write(Connection connection) throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement("""
                delete from audit_checkpoint;
                insert into audit_checkpoint (seq, hash, sealed_at, seal) values (?, ?, ?, ?)""")) {
            sql.setLong(1, last.seq());
            sql.setBytes(2, last.hash());
            sql.setTimestamp(3, Timestamp.from(sealedAt));
            sql.setBytes(4, seal);
            sql.execute();
        }
    }
}

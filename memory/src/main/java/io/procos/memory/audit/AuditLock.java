package io.procos.memory.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The right to extend or cut the trail: one transaction at a time has it, among all memories on a database. */
public final class AuditLock {
    private static final long KEY = 0x70726f636f73L;

    private AuditLock() {}

    /** Waits for it; it goes back when the transaction ends. */
    public static void take(Connection connection) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute("select pg_advisory_xact_lock(" + KEY + ")");
        }
    }
}

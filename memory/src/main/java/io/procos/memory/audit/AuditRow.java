package io.procos.memory.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A row of the trail as it stands in the database, beside its content where that is still there.
 *
 * @param labelled whether the content stands under the type, instance and time that the row says
 */
record AuditRow(AuditEntry entry, byte[] hash, @Nullable String content, boolean labelled) {

    /** All rows after one, in order. */
    static final String QUERY = """
            select a.seq, a.event_id, a.source, a.type, a.process_instance_key, a.at, a.content_hash, a.hash, e.data::text,
                (e.type, e.at) = (a.type, a.at) and e.process_instance_key is not distinct from a.process_instance_key
            from audit a left join event e using (seq)
            where a.seq > ? order by a.seq""";

    static AuditRow of(ResultSet row) throws SQLException {
        AuditEntry entry = new AuditEntry(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getObject(5, Long.class),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                row.getBytes(7));
        return new AuditRow(entry, row.getBytes(8), row.getString(9), row.getBoolean(10));
    }

    long seq() {
        return entry.seq();
    }
}

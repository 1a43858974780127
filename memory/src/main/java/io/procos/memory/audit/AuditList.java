package io.procos.memory.audit;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The trail's rows for people to read, newest first. */
@Component
final class AuditList {
    private final JdbcClient database;

    AuditList(DataSource database) {
        this.database = JdbcClient.create(database);
    }

    /** {@code contentKept} is false when its content was let go. */
    record Entry(
            @JsonFormat(shape = JsonFormat.Shape.STRING) long seq,
            Instant at,
            String type,
            String source,
            String eventId,

            @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long processInstanceKey,

            boolean contentKept) {}

    /** {@code next} is the cursor for those before them; null at the beginning. */
    record Page(List<Entry> items, @Nullable String next) {}

    Page page(@Nullable Long instance, @Nullable String type, long before, int limit) {
        List<Entry> entries = database.sql("""
                        select a.*, exists (select 1 from event e where e.seq = a.seq) as content_kept
                        from audit a
                        where a.seq < :before
                            and (:instance::bigint is null or a.process_instance_key = :instance::bigint)
                            and (:type::text is null or a.type = :type::text)
                        order by a.seq desc limit :limit""")
                .param("before", before)
                .param("instance", instance)
                .param("type", type)
                .param("limit", limit)
                .query((row, number) -> new Entry(
                        row.getLong("seq"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("type"),
                        row.getString("source"),
                        row.getString("event_id"),
                        row.getObject("process_instance_key", Long.class),
                        row.getBoolean("content_kept")))
                .list();
        boolean more = entries.size() == limit && entries.getLast().seq() > 1;
        return new Page(entries, more ? Long.toString(entries.getLast().seq()) : null);
    }
}

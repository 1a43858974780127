package io.procos.memory.retention;

import io.procos.api.event.CloudEvent;
import io.procos.api.event.ContentErased;
import io.procos.memory.audit.AuditPruning;
import io.procos.memory.ingest.Ingestion;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lets go what was kept long enough, in small steps that hold up nobody, and puts on record how much went. One file of SQL
 * a kind, in {@code db/retention}. Thread-safe.
 */
final class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final JdbcClient database;
    private final Ingestion ingestion;
    private final AuditPruning audit;
    private final RetentionSettings settings;

    Retention(JdbcClient database, Ingestion ingestion, AuditPruning audit, RetentionSettings settings) {
        this.database = database;
        this.ingestion = ingestion;
        this.audit = audit;
        this.settings = settings;
    }

    /** All kinds, one after the other. */
    void run(Instant now) {
        settings.content().forEach((kind, keep) -> run(kind, now.minus(keep), now));
        if (!settings.audit().isZero()) {
            Instant before = now.minus(settings.audit());
            record("audit", before, audit.prune(before), now);
        }
    }

    private void run(String kind, Instant before, Instant now) {
        String sql = SqlFile.read("retention/" + kind);
        long all = 0;
        for (long some = step(sql, before); some > 0; some = step(sql, before)) all += some;
        record(kind, before, all, now);
    }

    private long step(String sql, Instant before) {
        return database.sql(sql)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    private void record(String kind, Instant before, long rows, Instant now) {
        if (rows == 0) return;
        LOG.info("Let go {} rows of {}, which were older than {}", rows, kind, before);
        ContentErased erased = new ContentErased(kind, List.of(), null, before, rows, 0);
        ingestion.accept(List.of(CloudEvent.of("retention-" + kind + "-" + now, "/memory", null, now, erased)));
    }

    Duration every() {
        return settings.every();
    }
}

package io.procos.e2e.fault;

import io.procos.api.event.CloudEvent;
import io.procos.api.event.TaskEvent.TaskNoted;
import io.procos.memory.audit.AuditBreak;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Changes a trail as somebody could who may write every row of the database. Not thread-safe. */
final class TrailAttack {
    private static final List<String> EDITS = List.of(
            "event_id = event_id || 'x'",
            "source = '/engine/partition/2'",
            "type = 'io.procos.task.ended.v1'",
            "process_instance_key = process_instance_key + 1",
            "process_instance_key = null",
            "at = at + interval '1 microsecond'",
            "content_hash = sha256(content_hash)",
            "hash = sha256(hash)",
            "hash = substr(hash, 1, 31)");

    private final JdbcClient database;
    private final int rows;
    private final Random random;

    TrailAttack(DataSource database, int rows, Random random) {
        this.database = JdbcClient.create(database);
        this.rows = rows;
        this.random = random;
    }

    /** What somebody does. */
    enum Kind {
        EDIT("a row edited"),
        CONTENT("a row's content edited"),
        REWRITE("a row edited and the rest chained anew, without the key"),
        DELETE("rows deleted"),
        SWAP("two rows swapped"),
        TRUNCATE("the end cut off");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** The first row that verification should name, and why. */
    record Expected(long seq, AuditBreak.Kind kind) {}

    static List<CloudEvent> events(int count) {
        List<CloudEvent> events = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            TaskNoted noted = new TaskNoted("run-" + i, i, 7, "step " + i, Map.of("ms", i * 0.1));
            events.add(CloudEvent.of(
                    "e" + i,
                    "/worker/w",
                    "7",
                    Instant.parse("2026-11-20T10:00:00Z").plusMillis(i),
                    noted));
        }
        return events;
    }

    void keepOriginal() {
        run("create table audit_original as table audit");
        run("create table event_original as table event");
    }

    void undo() {
        run("truncate audit, event");
        run("insert into audit table audit_original");
        run("insert into event table event_original");
    }

    Expected commit(Kind kind) {
        return switch (kind) {
            case EDIT -> edit();
            case CONTENT -> content();
            case REWRITE -> rewrite();
            case DELETE -> delete();
            case SWAP -> swap();
            case TRUNCATE -> truncate();
        };
    }

    private Expected edit() {
        long row = row(rows);
        run("update audit set " + EDITS.get(random.nextInt(EDITS.size())) + " where seq = " + row);
        return new Expected(row, AuditBreak.Kind.EDITED);
    }

    private Expected content() {
        long row = row(rows);
        run("update event set data = jsonb_set(data, '{note}', '\"nothing\"') where seq = " + row);
        return new Expected(row, AuditBreak.Kind.EDITED);
    }

    /** Everything that a hash is made of is in the database, but for the key. */
    private Expected rewrite() {
        long row = row(rows);
        run("update audit set content_hash = sha256(content_hash) where seq = " + row);
        run("""
            with recursive chain as (
                select seq, sha256(content_hash || event_id::bytea) as hash from audit where seq = %d
                union all
                select a.seq, sha256(chain.hash || a.content_hash) from audit a join chain on a.seq = chain.seq + 1)
            update audit set hash = chain.hash from chain where audit.seq = chain.seq""".formatted(row));
        return new Expected(row, AuditBreak.Kind.EDITED);
    }

    private Expected delete() {
        long first = row(rows - 1);
        long last = Math.min(rows - 1, first + random.nextInt(5));
        run("delete from audit where seq between " + first + " and " + last);
        return new Expected(first, AuditBreak.Kind.MISSING);
    }

    private Expected swap() {
        long one = row(rows - 1);
        long other = one + 1 + random.nextInt((int) (rows - one));
        run("update audit set seq = -seq where seq in (%d, %d)".formatted(one, other));
        run("update audit set seq = %d + seq where seq < 0".formatted(one + other));
        return new Expected(one, AuditBreak.Kind.SWAPPED);
    }

    private Expected truncate() {
        long first = row(rows);
        run("delete from audit where seq >= " + first);
        return new Expected(first, AuditBreak.Kind.TRUNCATED);
    }

    private long row(int last) {
        return 1L + random.nextInt(last);
    }

    private void run(String sql) {
        database.sql(sql).update();
    }
}

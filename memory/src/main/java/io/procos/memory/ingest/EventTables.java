package io.procos.memory.ingest;

import io.procos.memory.audit.AuditEntry;
import io.procos.memory.audit.AuditHead;
import io.procos.memory.audit.AuditLock;
import io.procos.memory.audit.AuditTrail;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Writes one batch within the caller's transaction, which holds the {@link io.procos.memory.audit.AuditLock}: a handful of
 * statements, however many events.
 */
record EventTables(AuditTrail trail) {

    /** What came of a batch; {@code head} is null when nothing was added to the trail. */
    record Written(int fresh, int duplicates, @Nullable AuditHead head) {}

    Written write(Connection connection, List<HeardEvent> batch) throws SQLException {
        prepare(connection);
        List<HeardEvent> fresh = fresh(connection, batch);
        AuditHead head = copy(connection, fresh);
        if (!fresh.isEmpty()) fill(connection, fresh, head);
        return new Written(fresh.size(), batch.size() - fresh.size(), head);
    }

    /** Lays one event that is in the trail before the folds again, within the caller's transaction. */
    static void hear(Connection connection, long seq, HeardEvent event) throws SQLException {
        AuditLock.take(connection);
        prepare(connection);
        CopyText row = new CopyText();
        row.add(seq).add(event.eventId()).add(event.source()).add(event.type());
        row.add(event.processInstanceKey())
                .add(event.at())
                .add(event.traceparent())
                .add(event.json());
        row.add((byte[]) null).add((byte[]) null).add((String) null);
        row.endRow();
        send(connection, row);
    }

    private static void prepare(Connection connection) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute("""
                    create temp table if not exists heard (
                        seq bigint, event_id text, source text, type text, process_instance_key bigint, at timestamptz,
                        traceparent text, data jsonb, content_hash bytea, hash bytea, unread text
                    ) on commit delete rows""");
        }
    }

    /** Without what was heard before, in this batch or in any. */
    private static List<HeardEvent> fresh(Connection connection, List<HeardEvent> batch) throws SQLException {
        Map<HeardEvent.Identity, HeardEvent> fresh = new LinkedHashMap<>();
        List<HeardEvent> signs = new ArrayList<>();
        for (HeardEvent event : batch) {
            if (event.lasting()) fresh.putIfAbsent(event.identity(), event);
            else signs.add(event);
        }
        fresh.keySet().removeAll(known(connection, fresh.keySet().stream().toList()));
        signs.addAll(0, fresh.values());
        return signs;
    }

    private static List<HeardEvent.Identity> known(Connection connection, List<HeardEvent.Identity> asked)
            throws SQLException {
        List<HeardEvent.Identity> known = new ArrayList<>();
        try (PreparedStatement sql = connection.prepareStatement("""
                select source, event_id from audit join unnest(?::text[], ?::text[]) as asked (source, event_id)
                    using (source, event_id)""")) {
            sql.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            asked.stream().map(HeardEvent.Identity::source).toArray()));
            sql.setArray(
                    2,
                    connection.createArrayOf(
                            "text",
                            asked.stream().map(HeardEvent.Identity::eventId).toArray()));
            try (ResultSet rows = sql.executeQuery()) {
                while (rows.next()) known.add(new HeardEvent.Identity(rows.getString(1), rows.getString(2)));
            }
        }
        return known;
    }

    private static AuditHead head(Connection connection) throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("""
                        (select seq, hash from audit order by seq desc limit 1)
                        union all (select seq, hash from audit_checkpoint order by seq desc limit 1)
                        order by seq desc limit 1""")) {
            return row.next() ? new AuditHead(row.getLong(1), row.getBytes(2)) : AuditHead.NONE;
        }
    }

    private @Nullable AuditHead copy(Connection connection, List<HeardEvent> events) throws SQLException {
        AuditHead first = head(connection);
        AuditHead head = first;
        CopyText rows = new CopyText();
        for (HeardEvent event : events) {
            byte[] content = trail.chain().contentHash(event.json());
            if (event.lasting()) head = next(head, event, content);
            rows.add(event.lasting() ? head.seq() : null)
                    .add(event.eventId())
                    .add(event.source())
                    .add(event.type());
            rows.add(event.processInstanceKey())
                    .add(event.at())
                    .add(event.traceparent())
                    .add(event.json());
            rows.add(content).add(event.lasting() ? head.hash() : null).add(event.unread());
            rows.endRow();
        }
        send(connection, rows);
        return head == first ? null : head;
    }

    private AuditHead next(AuditHead head, HeardEvent event, byte[] content) {
        long seq = head.seq() + 1;
        AuditEntry entry = new AuditEntry(
                seq, event.eventId(), event.source(), event.type(), event.processInstanceKey(), event.at(), content);
        return new AuditHead(seq, trail.chain().link(head.hash(), entry));
    }

    private static void send(Connection connection, CopyText rows) throws SQLException {
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy pg_temp.heard from stdin", new StringReader(rows.toString()));
        } catch (IOException broken) {
            throw new SQLException("the database broke off: " + broken.getMessage(), "08006", broken);
        }
    }

    private static void fill(Connection connection, List<HeardEvent> events, @Nullable AuditHead head)
            throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement("""
                insert into audit
                select seq, event_id, source, type, process_instance_key, at, content_hash, hash
                from heard where seq is not null order by seq;
                insert into event
                select seq, type, process_instance_key, at, traceparent, data
                from heard where seq is not null order by seq;
                insert into event_unread (seq, reason)
                select seq, unread from heard where unread is not null;
                delete from heard where unread is not null""")) {
            sql.execute();
        }
        Folds.apply(connection, events.stream().map(HeardEvent::type).collect(Collectors.toSet()));
        if (head != null) tell(connection, head);
    }

    /** Whoever listens on the channel {@code procos_memory} learns how far the trail has come. */
    private static void tell(Connection connection, AuditHead head) throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement("select pg_notify('procos_memory', ?)")) {
            sql.setString(1, Long.toString(head.seq()));
            sql.execute();
        }
    }
}

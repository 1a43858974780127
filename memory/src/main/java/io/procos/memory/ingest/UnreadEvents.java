package io.procos.memory.ingest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/**
 * Events that were kept without being understood. After a start, those that this version understands are applied as if
 * they had just come; the others wait for the next one. Thread-safe.
 */
@Component
final class UnreadEvents {
    private static final Logger LOG = LoggerFactory.getLogger(UnreadEvents.class);

    private final DataSource database;

    UnreadEvents(DataSource database) {
        this.database = database;
    }

    /** How many wait. */
    long count() {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("select count(*) from event_unread")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException unreadable) {
            throw new DataAccessResourceFailureException("cannot count unread events", unreadable);
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void readAgain() {
        try (Connection connection = database.getConnection()) {
            int read = 0;
            for (Stored stored : stored(connection)) {
                if (apply(connection, stored)) read++;
            }
            if (read > 0) LOG.info("{} events that were not understood before are understood now", read);
        } catch (SQLException away) {
            LOG.warn("Events that were not understood wait for the next start: {}", away.getMessage());
        }
    }

    private record Stored(long seq, String json) {}

    private static List<Stored> stored(Connection connection) throws SQLException {
        List<Stored> stored = new ArrayList<>();
        try (Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery("""
                        select seq, jsonb_strip_nulls(jsonb_build_object(
                            'specversion', '1.0', 'id', a.event_id, 'source', a.source, 'type', a.type,
                            'subject', a.process_instance_key::text, 'time', to_json(a.at at time zone 'UTC') #>> '{}' || 'Z',
                            'datacontenttype', 'application/json', 'traceparent', e.traceparent)) || jsonb_build_object('data', e.data)
                        from event_unread u join event e using (seq) join audit a using (seq)
                        where a.source <> '/unread' order by seq""")) {
            while (rows.next()) stored.add(new Stored(rows.getLong(1), rows.getString(2)));
        }
        return stored;
    }

    /** Each in a transaction of its own: one that is refused again stays where it is. */
    private static boolean apply(Connection connection, Stored stored) throws SQLException {
        HeardEvent event = EventReading.ofJson(stored.json());
        if (event.unread() != null) return false;
        connection.setAutoCommit(false);
        try {
            EventTables.hear(connection, stored.seq(), event);
            Folds.apply(connection, Set.of(event.type()));
            try (PreparedStatement sql = connection.prepareStatement("delete from event_unread where seq = ?")) {
                sql.setLong(1, stored.seq());
                sql.execute();
            }
            connection.commit();
            return true;
        } catch (SQLException refused) {
            connection.rollback();
            if (Refusal.isOfContent(refused)) return false;
            throw refused;
        } finally {
            connection.setAutoCommit(true);
        }
    }
}

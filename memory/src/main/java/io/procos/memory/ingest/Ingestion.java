package io.procos.memory.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import io.procos.api.event.CloudEvent;
import io.procos.api.event.EventSink;
import io.procos.memory.audit.AuditLock;
import io.procos.memory.audit.AuditTrail;
import io.procos.memory.ingest.EventTables.Written;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.stereotype.Component;

/**
 * Where events enter the memory. What it has accepted is committed; an event that comes again changes nothing; the order
 * of arrival does not matter in the end. An event that this version does not understand, or that Postgres refuses, is kept
 * and flagged, and never stops the others. Thread-safe, for several memories on one database too.
 */
@Component
public class Ingestion implements EventSink {
    private static final Logger LOG = LoggerFactory.getLogger(Ingestion.class);

    private final DataSource database;
    private final AuditTrail trail;
    private final EventTables tables;
    private final IngestMetrics metrics;
    private final Waiting waiting = new Waiting();
    private final ReentrantLock writing = new ReentrantLock();

    /** On a database with the memory's schema. */
    public Ingestion(DataSource database, AuditTrail trail, MeterRegistry registry) {
        this.database = database;
        this.trail = trail;
        this.tables = new EventTables(trail);
        this.metrics = new IngestMetrics(registry);
    }

    /** Throws {@link TransientDataAccessResourceException} when the database cannot take them now: come again. */
    @Override
    public void accept(List<CloudEvent> batch) {
        take(batch.stream().map(EventReading::of).toList());
    }

    /**
     * As {@link #accept}, for events as the JSON they came in, which may be of a later version, damaged, or none at all:
     * each is kept.
     */
    public void acceptJson(List<String> batch) {
        take(batch.stream().map(EventReading::ofJson).toList());
    }

    /** While one caller writes the others gather, and the next one writes for all of them. */
    private void take(List<HeardEvent> events) {
        if (events.isEmpty()) return;
        Waiting.Batch mine = waiting.add(events);
        writing.lock();
        try {
            if (!mine.isDone()) waiting.takeAll().forEachPart(this::write);
        } finally {
            writing.unlock();
        }
        mine.result();
    }

    private void write(List<HeardEvent> events) {
        try {
            commit(connection -> events);
            events.forEach(event -> metrics.visible(event.at()));
        } catch (SQLException refused) {
            if (!Refusal.isOfContent(refused)) {
                throw new TransientDataAccessResourceException(
                        "the memory's database takes no events now: " + refused.getMessage(), refused);
            }
            if (events.size() > 1) writeHalves(events);
            else keepAside(events.getFirst(), refused);
        }
    }

    /** Until the one that is refused stands alone. */
    private void writeHalves(List<HeardEvent> events) {
        int half = events.size() / 2;
        write(events.subList(0, half));
        write(events.subList(half, events.size()));
    }

    private void keepAside(HeardEvent event, SQLException refused) {
        if (event.unread() != null) {
            write(List.of(event.asText()));
            return;
        }
        LOG.warn(
                "Event {} of {} is kept and not understood: {}", event.eventId(), event.source(), refused.getMessage());
        metrics.unread();
        write(List.of(event.notUnderstood("the database refuses it: " + refused.getMessage())));
    }

    /** Does something to the memory itself and puts it on record, both or neither. */
    public void record(Recorded work) {
        try {
            commit(connection -> List.of(EventReading.of(work.in(connection))));
        } catch (SQLException refused) {
            throw new TransientDataAccessResourceException(
                    "the memory's database refuses this: " + refused.getMessage(), refused);
        }
    }

    /** Work on the database, in a transaction that no other one writes beside; returns what is to be put on record. */
    @FunctionalInterface
    public interface Recorded {
        CloudEvent in(Connection connection) throws SQLException;
    }

    @FunctionalInterface
    private interface Source {
        List<HeardEvent> in(Connection connection) throws SQLException;
    }

    private void commit(Source events) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                AuditLock.take(connection);
                Written written = tables.write(connection, events.in(connection));
                connection.commit();
                metrics.written(written);
                if (written.head() != null) trail.anchor().moveTo(written.head());
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            }
        }
    }
}

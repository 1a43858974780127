package io.procos.memory.retention;

import io.procos.api.event.CloudEvent;
import io.procos.api.event.ContentErased;
import io.procos.memory.audit.AuditTrail;
import io.procos.memory.ingest.Ingestion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Erases the content of one instance and of those that it called, or everything in which a person's name occurs. What
 * happened when, and that something was erased, stays; the trail is whole as before. Objects that nobody else refers to
 * are named in the answer. Thread-safe.
 */
public class Erasure {
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{IsAlphabetic}\\p{IsDigit}\\s]");

    private final Ingestion ingestion;
    private final AuditTrail trail;

    Erasure(Ingestion ingestion, AuditTrail trail) {
        this.ingestion = ingestion;
        this.trail = trail;
    }

    /**
     * What went.
     *
     * @param instances whose content it was; empty when it was a person's
     * @param rows that were deleted or emptied
     * @param objects in the object store that are no longer referred to
     */
    public record Erased(List<Long> instances, long rows, List<String> objects) {}

    /** Nothing is known of the instance when {@link Erased#instances} is empty. */
    public Erased instance(long processInstanceKey) {
        return erase(
                connection -> {
                    select(connection, "erasure/select-instance", Long.toString(processInstanceKey));
                    List<Long> instances = new ArrayList<>();
                    for (String key : texts(connection, "select process_instance_key from going order by 1")) {
                        instances.add(Long.valueOf(key));
                    }
                    List<String> objects = texts(connection, SqlFile.read("erasure/objects"));
                    return new Erased(instances, run(connection, "erasure/instance"), objects);
                },
                null,
                Long.toString(processInstanceKey));
    }

    /** Takes the name as whole words, whatever their case, wherever it stands. */
    public Erased person(String name) {
        String keyed = HexFormat.of().formatHex(trail.chain().contentHash(name), 0, 8);
        return erase(
                connection -> {
                    select(connection, "erasure/select-person", pattern(name));
                    return new Erased(List.of(), run(connection, "erasure/person"), List.of());
                },
                keyed,
                null);
    }

    private interface Work {
        Erased in(Connection connection) throws SQLException;
    }

    private Erased erase(Work work, @Nullable String person, @Nullable String subject) {
        AtomicReference<Erased> result = new AtomicReference<>(new Erased(List.of(), 0, List.of()));
        ingestion.record(connection -> {
            Erased erased = work.in(connection);
            result.set(erased);
            return event(erased, person, subject);
        });
        return result.get();
    }

    private static CloudEvent event(Erased erased, @Nullable String person, @Nullable String subject) {
        Instant now = Instant.now();
        String scope = person == null ? "instance" : "person";
        ContentErased data = new ContentErased(
                scope,
                erased.instances(),
                person,
                null,
                erased.rows(),
                erased.objects().size());
        return CloudEvent.of("erasure-" + scope + "-" + now, "/memory", subject, now, data);
    }

    /** Letters and digits as they are, all else escaped; whole words where the name begins and ends with one. */
    private static String pattern(String name) {
        String escaped = NO_WORD.matcher(name.strip()).replaceAll("\\\\$0");
        return (Character.isLetterOrDigit(name.strip().codePointAt(0)) ? "\\m" : "")
                + escaped
                + (Character.isLetterOrDigit(
                                name.strip().codePointBefore(name.strip().length()))
                        ? "\\M"
                        : "");
    }

    private static void select(Connection connection, String file, String what) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute(
                    "create temp table if not exists going (process_instance_key bigint, name text) on commit delete rows");
        }
        try (PreparedStatement sql = connection.prepareStatement(SqlFile.read(file))) {
            sql.setString(1, what);
            sql.execute();
        }
    }

    private static long run(Connection connection, String file) throws SQLException {
        long rows = 0;
        for (String statement : SqlFile.read(file).split(";\n")) {
            try (Statement sql = connection.createStatement()) {
                rows += sql.executeUpdate(statement);
            }
        }
        return rows;
    }

    private static List<String> texts(Connection connection, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(query)) {
            while (rows.next()) texts.add(rows.getString(1));
        }
        return texts;
    }
}

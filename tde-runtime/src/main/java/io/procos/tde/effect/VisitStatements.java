package io.procos.tde.effect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts the visits of an element within its process instance. A job keeps the ordinal it was given first. */
final class VisitStatements {
    /** Two workers that count at once get different ordinals or wait for each other; who loses comes again. */
    private static final String COUNT = """
            insert into effect_visit (job_key, scope, process_instance_key, ordinal)
            select w.job_key, w.scope, w.instance,
                   coalesce((select max(v.ordinal) from effect_visit v
                             where v.scope = w.scope and v.process_instance_key = w.instance), 0)
                   + row_number() over (partition by w.scope, w.instance order by w.job_key)
            from unnest(?, ?, ?) as w(job_key, scope, instance)
            where not exists (select from effect_visit v where v.job_key = w.job_key)
            order by w.scope, w.instance, w.job_key
            on conflict do nothing
            """;

    private static final String READ = "select job_key, scope, ordinal from effect_visit where job_key = any(?)";

    private VisitStatements() {}

    /** The whole key of each request; one that has none yet is to be asked for again. */
    static Map<ClaimRequest, String> keys(Connection connection, List<ClaimRequest> visits) throws SQLException {
        if (visits.isEmpty()) {
            return Map.of();
        }
        count(connection, visits);
        Map<Long, String> byJob = read(connection, visits);
        Map<ClaimRequest, String> keys = new HashMap<>();
        for (ClaimRequest request : visits) {
            String key = byJob.get(request.job().key());
            if (key != null) {
                keys.put(request, key);
            }
        }
        return keys;
    }

    private static void count(Connection connection, List<ClaimRequest> visits) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(COUNT)) {
            Columns.of(insert, visits)
                    .number(request -> request.job().key())
                    .text(request -> request.identity().text())
                    .number(request -> request.job().processInstanceKey());
            insert.executeUpdate();
        }
    }

    private static Map<Long, String> read(Connection connection, List<ClaimRequest> visits) throws SQLException {
        Map<Long, String> keys = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(READ)) {
            Columns.of(select, visits).number(request -> request.job().key());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    keys.put(row.getLong(1), row.getString(2) + row.getInt(3));
                }
            }
        }
        return keys;
    }
}

package io.procos.memory.recall;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** From a {@link VectorFilter} to a where clause, empty when nothing is filtered. */
record PgFilter(String sql, Map<String, Object> parameters) {

    static PgFilter of(VectorFilter filter) {
        return of(filter, "process", "instance");
    }

    /** With the names that these columns have in the table at hand. */
    static PgFilter of(VectorFilter filter, String process, String instance) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> parameters = new HashMap<>();
        if (!filter.kinds().isEmpty()) {
            conditions.add("kind in (:kinds)");
            parameters.put("kinds", filter.kinds());
        }
        if (filter.process() != null) {
            conditions.add(process + " = :process");
            parameters.put("process", filter.process());
        }
        if (filter.instance() != null) {
            conditions.add(instance + " = :instance");
            parameters.put("instance", filter.instance());
        }
        if (filter.from() != null) {
            conditions.add("at >= :from");
            parameters.put("from", time(filter.from()));
        }
        if (filter.to() != null) {
            conditions.add("at < :to");
            parameters.put("to", time(filter.to()));
        }
        return new PgFilter(conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions), parameters);
    }

    private static OffsetDateTime time(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}

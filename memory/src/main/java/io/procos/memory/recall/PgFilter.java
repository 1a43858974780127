package io.procos.memory.recall;

import io.procos.memory.sql.Conditions;

/** From a {@link VectorFilter} to a where clause. */
final class PgFilter {
    private PgFilter() {}

    /** With the names that these columns have in the table at hand. */
    static Conditions of(VectorFilter filter, String process, String instance) {
        return new Conditions()
                .and("kind in (:kinds)", "kinds", filter.kinds().isEmpty() ? null : filter.kinds())
                .and(process + " = :process", "process", filter.process())
                .and(instance + " = :instance", "instance", filter.instance())
                .and("at >= :from", "from", filter.from())
                .and("at < :to", "to", filter.to());
    }
}

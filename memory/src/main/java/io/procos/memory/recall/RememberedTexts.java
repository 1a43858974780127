package io.procos.memory.recall;

import io.procos.memory.recall.Recall.Found;
import io.procos.memory.sql.Conditions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Full text search over {@code vector_event}. */
final class RememberedTexts {
    private static final String ALL_WORDS = "websearch_to_tsquery('simple', :question)";
    private static final String ANY_WORD =
            "to_tsquery('simple', replace(plainto_tsquery('simple', :question)::text, '&', '|'))";

    private final JdbcClient jdbc;

    RememberedTexts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Ids of what has all the words, then of what has some of them. */
    List<Long> withWords(String question, VectorFilter filter, int most) {
        Set<Long> found = new LinkedHashSet<>(ranked(ALL_WORDS, question, filter, most));
        if (found.size() < most) found.addAll(ranked(ANY_WORD, question, filter, most));
        return found.stream().limit(most).toList();
    }

    private List<Long> ranked(String query, String question, VectorFilter filter, int most) {
        Conditions where = filter(filter).and("words @@ query");
        return jdbc.sql("select id from vector_event, " + query + " as query" + where.where()
                        + "order by ts_rank(words, query) desc, id desc limit :most")
                .params(where.parameters())
                .param("question", question)
                .param("most", most)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    /** What stands behind these ids, best first. The index may still know what is gone, or no longer fits. */
    List<Found> found(String question, VectorFilter filter, Map<Long, Ranks> ranks) {
        if (ranks.isEmpty()) return List.of();
        Conditions where = filter(filter).and("id in (:ids)", "ids", ranks.keySet());
        return jdbc
                .sql("select id, kind, process_instance_key, bpmn_process_id, element_id, run_id, at,"
                        + " ts_headline('simple', text, " + ANY_WORD
                        + ", 'StartSel=**, StopSel=**, MaxFragments=2, MaxWords=24, MinWords=8') as snippet"
                        + " from vector_event" + where.where())
                .params(where.parameters())
                .param("question", question)
                .query((row, number) -> found(row, Objects.requireNonNull(ranks.get(row.getLong("id")))))
                .list()
                .stream()
                .sorted(Comparator.comparingDouble(Found::score)
                        .reversed()
                        .thenComparing(Found::at, Comparator.reverseOrder()))
                .toList();
    }

    private static Conditions filter(VectorFilter filter) {
        return PgFilter.of(filter, "bpmn_process_id", "process_instance_key");
    }

    private static Found found(ResultSet row, Ranks ranks) throws SQLException {
        return new Found(
                row.getString("kind"),
                row.getObject("process_instance_key", Long.class),
                row.getString("bpmn_process_id"),
                row.getString("element_id"),
                row.getString("run_id"),
                row.getTimestamp("at").toInstant(),
                row.getString("snippet"),
                ranks.score(),
                ranks.byWords(),
                ranks.byMeaning(),
                ranks.similarity());
    }
}

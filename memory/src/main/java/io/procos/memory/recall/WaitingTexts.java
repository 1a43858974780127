package io.procos.memory.recall;

import io.procos.memory.recall.VectorIndex.Entry;
import io.procos.memory.recall.VectorIndex.Label;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The rows of {@code vector_event} as work: which wait for their vector, and which have gone. */
final class WaitingTexts {
    /** Names the one transaction that may embed at a time. */
    private static final long LOCK = 0x656d626564L;

    private static final int GONE_AT_ONCE = 1000;

    /** Behind the model's name: it would not embed this text. */
    private static final String REFUSED = " refused";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    WaitingTexts(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    record Text(long id, Label label, String text) {}

    /** {@code oldest} is null when none waits. */
    record Lag(long waiting, @Nullable Instant oldest) {
        static final Lag NONE = new Lag(0, null);
    }

    void forgetOtherModels(String model) {
        jdbc.sql("update vector_event set embedding_model = null where embedding_model is distinct from ?"
                        + " and embedding_model is not null")
                .param(model)
                .update();
    }

    void forgetModel(String model) {
        jdbc.sql("update vector_event set embedding_model = null where embedding_model = ?")
                .param(model)
                .update();
    }

    long embeddedBy(String model) {
        return jdbc.sql("select count(*) from vector_event where embedding_model = ?")
                .param(model)
                .query(Long.class)
                .single();
    }

    /**
     * Hands over the oldest that wait, for their vectors; then, with the rows locked, the vectors of those that are still
     * there, so that no vector outlives its text. Nothing is locked while vectors are made, which may take long, and one
     * process at a time makes them, for each may cost money. What got no vector waits for the next start.
     *
     * @return how many were handed over
     */
    int take(int most, String model, Function<List<Text>, List<Entry>> vectors, Consumer<List<Entry>> index) {
        return Objects.requireNonNull(transactions.execute(status -> {
            List<Text> texts = isMine() ? waiting(most) : List.of();
            if (texts.isEmpty()) return 0;
            List<Entry> made = vectors.apply(texts);
            Set<Long> there = lock(texts);
            List<Entry> entries =
                    made.stream().filter(entry -> there.contains(entry.id())).toList();
            if (!entries.isEmpty()) index.accept(entries);
            Set<Long> embedded = entries.stream().map(Entry::id).collect(Collectors.toSet());
            mark(embedded.stream(), model);
            mark(there.stream().filter(id -> !embedded.contains(id)), model + REFUSED);
            return texts.size();
        }));
    }

    private boolean isMine() {
        return jdbc.sql("select pg_try_advisory_xact_lock(?)")
                .param(LOCK)
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    private List<Text> waiting(int most) {
        return jdbc.sql("select id, kind, bpmn_process_id, process_instance_key, at, text"
                        + " from vector_event where embedding_model is null order by id limit ?")
                .param(most)
                .query((row, number) -> text(row))
                .list();
    }

    private Set<Long> lock(List<Text> texts) {
        return jdbc.sql(
                        "select id from vector_event where id = any(?) and embedding_model is null order by id for update")
                .param(texts.stream().map(Text::id).toArray(Long[]::new))
                .query((row, number) -> row.getLong(1))
                .set();
    }

    private void mark(Stream<Long> ids, String model) {
        jdbc.sql("update vector_event set embedding_model = ? where id = any(?)")
                .params(model, ids.toArray(Long[]::new))
                .update();
    }

    private static Text text(ResultSet row) throws SQLException {
        Label label = new Label(
                row.getString("kind"),
                row.getString("bpmn_process_id"),
                row.getObject("process_instance_key", Long.class),
                row.getTimestamp("at").toInstant());
        return new Text(row.getLong("id"), label, row.getString("text"));
    }

    /** Hands over ids of deleted rows; they are noted until the consumer has returned. */
    void forgotten(Consumer<Collection<Long>> removal) {
        List<Long> gone = jdbc.sql("select id from vector_gone limit " + GONE_AT_ONCE)
                .query((row, number) -> row.getLong(1))
                .list();
        if (gone.isEmpty()) return;
        removal.accept(gone);
        jdbc.sql("delete from vector_gone where id = any(?)")
                .param(gone.toArray(Long[]::new))
                .update();
    }

    Lag lag() {
        return jdbc.sql("select count(*) as waiting, min(at) as oldest from vector_event where embedding_model is null")
                .query((row, number) -> {
                    var oldest = row.getTimestamp("oldest");
                    return new Lag(row.getLong("waiting"), oldest == null ? null : oldest.toInstant());
                })
                .single();
    }
}

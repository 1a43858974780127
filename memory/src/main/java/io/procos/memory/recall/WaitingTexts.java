package io.procos.memory.recall;

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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The rows of {@code vector_event} as work: which wait for their vector, and which have gone. */
final class WaitingTexts {
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
     * Hands over the oldest that wait, and marks them when the function returns the ids of those that have a vector now;
     * the others wait for the next start. They are locked meanwhile: another process takes others, and who would delete
     * one waits, so that no vector outlives its text.
     *
     * @return how many
     */
    int take(int most, String model, Function<List<Text>, Set<Long>> work) {
        return Objects.requireNonNull(transactions.execute(status -> {
            List<Text> texts = jdbc.sql("select id, kind, bpmn_process_id, process_instance_key, at, text"
                            + " from vector_event where embedding_model is null order by id limit ?"
                            + " for update skip locked")
                    .param(most)
                    .query((row, number) -> text(row))
                    .list();
            if (texts.isEmpty()) return 0;
            Set<Long> embedded = work.apply(texts);
            mark(texts.stream().map(Text::id).filter(embedded::contains), model);
            mark(texts.stream().map(Text::id).filter(id -> !embedded.contains(id)), model + REFUSED);
            return texts.size();
        }));
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

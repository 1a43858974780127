package io.procos.memory.recall;

import com.pgvector.PGvector;
import io.procos.memory.sql.Conditions;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An HNSW index beside the rows in Postgres; any number of processes may use it. Needs pgvector 0.8. */
final class PgVectorIndex implements VectorIndex {
    /** The most numbers that pgvector indexes in its type {@code vector}. */
    private static final int WIDEST = 2000;

    private static final String ADD = """
            insert into vector_embedding (id, model, kind, process, instance, at, embedding)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do update set model = excluded.model, kind = excluded.kind, process = excluded.process,
                instance = excluded.instance, at = excluded.at, embedding = excluded.embedding""";

    private final String model;
    private final int dimension;
    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final TransactionTemplate transactions;

    private PgVectorIndex(DataSource database, String model, int dimension) {
        this.model = model;
        this.dimension = dimension;
        this.jdbc = new JdbcTemplate(database);
        this.client = JdbcClient.create(jdbc);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(database));
    }

    /** The index of this model; vectors of other models are deleted. The table is there already. */
    static PgVectorIndex open(DataSource database, String model, int dimension) {
        if (dimension > WIDEST) {
            throw new IllegalStateException(
                    "procos.memory.embeddings.dimension is %d and pgvector indexes at most %d: choose a smaller model, or procos.memory.vectors=lucene"
                            .formatted(dimension, WIDEST));
        }
        PgVectorIndex index = new PgVectorIndex(database, model, dimension);
        index.prepare();
        return index;
    }

    private void prepare() {
        client.sql("delete from vector_embedding where model <> ?").param(model).update();
        for (String old : client.sql(
                        "select indexname from pg_indexes where tablename = 'vector_embedding'"
                                + " and schemaname = current_schema() and indexname like 'vector\\_hnsw\\_%' and indexname <> ?")
                .param(hnsw())
                .query(String.class)
                .list()) {
            jdbc.execute("drop index if exists " + old);
        }
        jdbc.execute(
                "create index if not exists %s on vector_embedding using hnsw ((embedding::vector(%d)) vector_cosine_ops)"
                        .formatted(hnsw(), dimension));
    }

    private String hnsw() {
        return "vector_hnsw_" + dimension;
    }

    @Override
    public String name() {
        return "pgvector";
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public void add(List<Entry> batch) {
        batch.forEach(entry -> requireDimension(entry.vector()));
        transactions.executeWithoutResult(
                status -> jdbc.batchUpdate(ADD, batch, Math.max(1, batch.size()), this::fill));
    }

    private void fill(PreparedStatement row, Entry entry) throws SQLException {
        Label label = entry.label();
        row.setLong(1, entry.id());
        row.setString(2, model);
        row.setString(3, label.kind());
        row.setString(4, label.process());
        row.setObject(5, label.instance(), java.sql.Types.BIGINT);
        row.setTimestamp(6, Timestamp.from(label.at()));
        row.setObject(7, new PGvector(entry.vector()));
    }

    @Override
    public List<Hit> search(float[] vector, int k, VectorFilter filter) {
        requireDimension(vector);
        return Objects.requireNonNull(transactions.execute(status -> searchWidely(vector, k, filter)));
    }

    /** The scan goes on until enough rows pass the filter, and may then bring them in a slightly wrong order. */
    private List<Hit> searchWidely(float[] vector, int k, VectorFilter filter) {
        jdbc.execute("set local hnsw.ef_search = 100");
        jdbc.execute("set local hnsw.iterative_scan = relaxed_order");
        Conditions where = PgFilter.of(filter, "process", "instance");
        String distance = "embedding::vector(%d) <=> :vector".formatted(dimension);
        return client
                .sql("select id, " + distance + " as distance from vector_embedding" + where.where() + "order by "
                        + distance + " limit :k")
                .params(where.parameters())
                .param("vector", new PGvector(vector))
                .param("k", k)
                .query((row, number) -> new Hit(row.getLong("id"), 1 - row.getDouble("distance")))
                .list()
                .stream()
                .sorted(Comparator.comparingDouble(Hit::similarity).reversed())
                .toList();
    }

    @Override
    public void remove(Collection<Long> ids) {
        client.sql("delete from vector_embedding where id = any(?)")
                .param(ids.toArray(Long[]::new))
                .update();
    }

    @Override
    public void removeInstance(long processInstanceKey) {
        client.sql("delete from vector_embedding where instance = ?")
                .param(processInstanceKey)
                .update();
    }

    @Override
    public long count() {
        return client.sql("select count(*) from vector_embedding")
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        // the pool is not its own
    }
}

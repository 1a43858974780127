package io.procos.memory.recall;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Opens the index that is configured; by default pgvector where the database has it. */
record VectorIndexChoice(RecallSettings settings, DataSource database) {
    private static final Logger LOG = LoggerFactory.getLogger(VectorIndexChoice.class);

    VectorIndex open(Embeddings embeddings) {
        VectorIndex index = choose(embeddings);
        LOG.info("Recall: {} in {}", embeddings.description(), index.name());
        return index;
    }

    private VectorIndex choose(Embeddings embeddings) {
        return switch (settings.vectors()) {
            case LUCENE -> lucene(embeddings);
            case PGVECTOR -> pgvector(embeddings);
            case AUTO -> hasExtension() ? pgvectorOrLucene(embeddings) : lucene(embeddings);
        };
    }

    private VectorIndex lucene(Embeddings embeddings) {
        return LuceneVectorIndex.open(
                settings.vectorFolder().toAbsolutePath().normalize(), embeddings.model(), embeddings.dimension());
    }

    private VectorIndex pgvector(Embeddings embeddings) {
        if (!hasExtension()) {
            throw new IllegalStateException("procos.memory.vectors is pgvector and the database does not have that"
                    + " extension: install pgvector 0.8 there, or choose lucene");
        }
        createTable(database);
        return PgVectorIndex.open(database, embeddings.model(), embeddings.dimension());
    }

    private VectorIndex pgvectorOrLucene(Embeddings embeddings) {
        try {
            return pgvector(embeddings);
        } catch (RuntimeException notAllowed) {
            LOG.warn(
                    "The database has pgvector and it cannot be used, so the vectors are kept by lucene: {}",
                    notAllowed.getMessage());
            return lucene(embeddings);
        }
    }

    /** Older versions stop early when a filter is given. */
    private boolean hasExtension() {
        return JdbcClient.create(database)
                .sql("select count(*) > 0 from pg_available_extensions where name = 'vector'"
                        + " and string_to_array(default_version, '.')::int[] >= array[0, 8]")
                .query(Boolean.class)
                .single();
    }

    /** A history of its own: the main schema is the same with and without this extension. */
    static void createTable(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/pgvector")
                .table("pgvector_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }
}

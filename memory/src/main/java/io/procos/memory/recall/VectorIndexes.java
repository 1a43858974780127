package io.procos.memory.recall;

import java.nio.file.Path;
import javax.sql.DataSource;

/** The indexes there are, for whoever compares them. */
public final class VectorIndexes {
    private VectorIndexes() {}

    /** In a folder of this process alone; what other models left there is deleted. */
    public static VectorIndex lucene(Path folder, String model, int dimension) {
        return LuceneVectorIndex.open(folder, model, dimension);
    }

    /** In a database that has pgvector 0.8; makes its table. The pool is the caller's. */
    public static VectorIndex pgvector(DataSource database, String model, int dimension) {
        VectorIndexChoice.createTable(database);
        return PgVectorIndex.open(database, model, dimension);
    }
}

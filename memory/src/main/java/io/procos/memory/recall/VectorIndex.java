package io.procos.memory.recall;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is near to a vector. An index belongs to one embedding model: opened for another one it is empty, and the
 * rows are embedded again. Similarity is the cosine; vectors have the length 1. Thread-safe.
 */
public interface VectorIndex extends AutoCloseable {

    /** What the vector is of, by which a search may be narrowed; a filter on what is null finds nothing. */
    record Label(
            String kind, @Nullable String process, @Nullable Long instance, Instant at) {}

    record Entry(long id, Label label, float[] vector) {}

    /** {@code similarity} is between -1 and 1; the nearest has the greatest. */
    record Hit(long id, double similarity) {}

    /** How this index is called in answers: {@code lucene} or {@code pgvector}. */
    String name();

    int dimension();

    /**
     * Adds or replaces by id, and has made it durable when it returns.
     *
     * @throws IllegalArgumentException if a vector has another dimension; then nothing is added
     */
    void add(List<Entry> batch);

    /**
     * The nearest first, at most {@code k}. The search is approximate: a near one may be missed now and then.
     *
     * @throws IllegalArgumentException if the vector has another dimension
     */
    List<Hit> search(float[] vector, int k, VectorFilter filter);

    /** Ids that are not there are passed over. */
    void remove(Collection<Long> ids);

    void removeInstance(long processInstanceKey);

    long count();

    /** Shared by the implementations: says in one line what does not fit. */
    default void requireDimension(float[] vector) {
        if (vector.length != dimension()) {
            throw new IllegalArgumentException(
                    "the vector has %d numbers and the index takes %d: set procos.memory.embeddings.dimension to what the model gives"
                            .formatted(vector.length, dimension()));
        }
    }

    @Override
    void close();
}

package io.procos.memory.recall;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.procos.memory.recall.VectorIndex.Hit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds what was remembered, by words and by nearness of meaning at once. Both rankings are merged by the reciprocal of
 * their ranks, so neither needs to know what the other's scores are worth. Without vectors, words alone answer, and the
 * answer says so. Thread-safe.
 */
public final class Recall {
    /** Either ranking looks at so many times more than is asked for. */
    private static final int DEPTH = 5;

    private final RememberedTexts texts;
    private final Embeddings embeddings;
    private final VectorIndex index;

    Recall(RememberedTexts texts, Embeddings embeddings, VectorIndex index) {
        this.texts = texts;
        this.embeddings = embeddings;
        this.index = index;
    }

    /** Best first. */
    public record Answer(List<Found> items, Basis basis) {}

    /**
     * What the answer rests on.
     *
     * @param embeddings the model and what it is
     * @param trouble why words alone answered; null when they did not
     */
    public record Basis(
            String model,
            String embeddings,
            String index,
            @Nullable String trouble) {}

    /**
     * @param snippet the text around the words that were found, these between ** and **
     * @param score comparable within one answer only
     * @param byWords rank among what has the words, from 1; null when it has none of them
     * @param byMeaning rank among what is near, from 1; null when it is not near
     */
    public record Found(
            String kind,

            @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long processInstanceKey,

            @Nullable String bpmnProcessId,
            @Nullable String elementId,
            @Nullable String runId,
            Instant at,
            String snippet,
            double score,
            @Nullable Integer byWords,
            @Nullable Integer byMeaning,
            @Nullable Double similarity) {}

    public Answer about(String question, VectorFilter filter, int limit) {
        List<Long> byWords = texts.withWords(question, filter, DEPTH * limit);
        List<Hit> near = new ArrayList<>();
        String trouble = near(question, filter, DEPTH * limit, near);
        Map<Long, Ranks> best = Ranks.merged(byWords, near, limit);
        List<Found> found = texts.found(question, filter, best);
        return new Answer(found, basis(trouble));
    }

    /** What answers rest on, without having asked. */
    public Basis basis() {
        return basis(null);
    }

    private Basis basis(@Nullable String trouble) {
        return new Basis(embeddings.model(), embeddings.description(), index.name(), trouble);
    }

    private @Nullable String near(String question, VectorFilter filter, int k, List<Hit> hits) {
        try {
            float[] vector = embeddings.embed(List.of(question)).getFirst();
            hits.addAll(index.search(vector, k, filter));
            return null;
        } catch (RuntimeException unavailable) {
            return "found by words only: " + unavailable.getMessage();
        }
    }
}

package io.procos.memory.recall;

import io.procos.memory.recall.VectorIndex.Hit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where one text stands in either ranking; ranks count from 1. */
record Ranks(
        @Nullable Integer byWords,
        @Nullable Integer byMeaning,
        @Nullable Double similarity) {

    /** The usual constant of reciprocal rank fusion: how little the first ranks may outweigh the others. */
    private static final int EVENNESS = 60;

    double score() {
        return part(byWords) + part(byMeaning);
    }

    private static double part(@Nullable Integer rank) {
        return rank == null ? 0 : 1.0 / (EVENNESS + rank);
    }

    /** The best of both by id, best first. */
    static Map<Long, Ranks> merged(List<Long> byWords, List<Hit> near, int limit) {
        Map<Long, Ranks> all = new HashMap<>();
        for (int i = 0; i < byWords.size(); i++) all.put(byWords.get(i), new Ranks(i + 1, null, null));
        for (int i = 0; i < near.size(); i++) {
            Hit hit = near.get(i);
            Ranks word = all.get(hit.id());
            all.put(hit.id(), new Ranks(word == null ? null : word.byWords(), i + 1, hit.similarity()));
        }
        Map<Long, Ranks> best = new LinkedHashMap<>();
        all.entrySet().stream()
                .sorted(Map.Entry.<Long, Ranks>comparingByValue(
                                Comparator.comparingDouble(Ranks::score).reversed())
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .limit(limit)
                .forEach(entry -> best.put(entry.getKey(), entry.getValue()));
        return best;
    }
}

package io.procos.memory.recall;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Needs no network and no model: words, pairs of words and pieces of words are hashed into a vector. Texts that share
 * them are near, so spelling and inflection matter little; it does not know that two different words mean the same.
 * The same text gives the same vector on every machine.
 */
final class LexicalEmbeddings implements Embeddings {
    static final int DIMENSION = 384;

    private static final Pattern CAMEL = Pattern.compile("(?<=[\\p{Ll}\\d])(?=\\p{Lu})");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\d]+");
    private static final int LONGEST_WORD = 40;
    private static final double WORD = 1.0;
    private static final double PAIR = 0.5;
    private static final double PIECE = 0.35;

    @Override
    public String model() {
        return "lexical-1";
    }

    @Override
    public String description() {
        return "lexical, no model: finds shared words and parts of words, not synonyms";
    }

    @Override
    public int dimension() {
        return DIMENSION;
    }

    @Override
    public int batch() {
        return 256;
    }

    @Override
    public List<float[]> embed(List<String> texts) {
        return texts.stream().map(LexicalEmbeddings::vector).toList();
    }

    private static float[] vector(String text) {
        Map<String, Double> features = features(text);
        float[] vector = new float[DIMENSION];
        features.forEach((feature, weight) -> {
            int hash = hash(feature);
            int at = Math.floorMod(hash >>> 1, DIMENSION);
            vector[at] += (float) ((hash & 1) == 0 ? weight : -weight);
        });
        return Vectors.normalised(vector);
    }

    /** What is often in a text counts more, but not in proportion. */
    private static Map<String, Double> features(String text) {
        Map<String, Integer> counts = new HashMap<>();
        Map<String, Double> weights = new HashMap<>();
        String before = "";
        for (String word : words(text)) {
            if (word.isEmpty()) continue;
            count("w " + word, WORD, counts, weights);
            if (!before.isEmpty()) count("p " + before + " " + word, PAIR, counts, weights);
            pieces(word, counts, weights);
            before = word;
        }
        weights.replaceAll((feature, weight) -> weight * (1 + Math.log(counts.getOrDefault(feature, 1))));
        return weights;
    }

    private static String[] words(String text) {
        return NO_WORD.split(CAMEL.matcher(text).replaceAll(" ").toLowerCase(Locale.ROOT));
    }

    /** Three to five letters in a row, with the word's ends marked. */
    private static void pieces(String word, Map<String, Integer> counts, Map<String, Double> weights) {
        String marked = "<" + (word.length() > LONGEST_WORD ? word.substring(0, LONGEST_WORD) : word) + ">";
        for (int length = 3; length <= 5; length++) {
            for (int i = 0; i + length <= marked.length(); i++) {
                count("c " + marked.substring(i, i + length), PIECE, counts, weights);
            }
        }
    }

    private static void count(String feature, double weight, Map<String, Integer> counts, Map<String, Double> weights) {
        counts.merge(feature, 1, Integer::sum);
        weights.put(feature, weight);
    }

    /** FNV-1a with a last mixing, because its lower bits alone are poor. */
    private static int hash(String feature) {
        int hash = 0x811c9dc5;
        for (byte b : feature.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x01000193;
        }
        hash ^= hash >>> 16;
        hash *= 0x85ebca6b;
        return hash ^ (hash >>> 13);
    }
}

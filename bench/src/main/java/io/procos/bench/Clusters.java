package io.procos.bench;

import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Vectors as texts have them: most lie near one of some hundred topics. The same seed gives the same ones.
 *
 * @param noise how far they lie from their topic, for each of the numbers
 */
record Clusters(float[][] topics, double noise) {

    static Clusters of(int topics, int dimension, double noise, long seed) {
        Random random = new Random(seed);
        float[][] centres = new float[topics][];
        for (int i = 0; i < topics; i++) centres[i] = gaussian(dimension, random);
        return new Clusters(centres, noise);
    }

    private static float[] gaussian(int dimension, Random random) {
        float[] vector = new float[dimension];
        for (int i = 0; i < dimension; i++) vector[i] = (float) random.nextGaussian();
        return vector;
    }

    /** Of length 1; the number names it. */
    float[] vector(long number) {
        SplittableRandom random = new SplittableRandom(number * 0x9E3779B97F4A7C15L + 1);
        float[] topic = topics[random.nextInt(topics.length)];
        float[] vector = new float[topic.length];
        double squares = 0;
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) (topic[i] + noise * random.nextGaussian());
            squares += (double) vector[i] * vector[i];
        }
        float scale = (float) (1 / Math.sqrt(squares));
        for (int i = 0; i < vector.length; i++) vector[i] *= scale;
        return vector;
    }

    /** Ids of the nearest, by looking at all. */
    static long[] nearest(float[] query, float[][] all, int k) {
        double[] similarity = new double[all.length];
        for (int i = 0; i < all.length; i++) similarity[i] = dot(query, all[i]);
        return IntStream.range(0, all.length)
                .boxed()
                .sorted((a, b) -> Double.compare(similarity[b], similarity[a]))
                .limit(k)
                .mapToLong(Integer::longValue)
                .toArray();
    }

    private static float dot(float[] one, float[] other) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        for (int i = 0; i + 3 < one.length; i += 4) {
            a += one[i] * other[i];
            b += one[i + 1] * other[i + 1];
            c += one[i + 2] * other[i + 2];
            d += one[i + 3] * other[i + 3];
        }
        return a + b + c + d;
    }
}

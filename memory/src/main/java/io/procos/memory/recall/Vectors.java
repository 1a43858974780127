package io.procos.memory.recall;

/** Arithmetic of vectors. */
final class Vectors {
    private Vectors() {}

    /** The same direction with length 1, in place; what has no direction gets the first one. */
    static float[] normalised(float[] vector) {
        double squares = 0;
        for (float number : vector) squares += (double) number * number;
        if (squares == 0 || Double.isNaN(squares) || Double.isInfinite(squares)) {
            java.util.Arrays.fill(vector, 0);
            vector[0] = 1;
            return vector;
        }
        double length = Math.sqrt(squares);
        for (int i = 0; i < vector.length; i++) vector[i] = (float) (vector[i] / length);
        return vector;
    }
}

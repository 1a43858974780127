package io.procos.memory.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LexicalEmbeddingsTest {
    private final Embeddings embeddings = new LexicalEmbeddings();

    @Test
    void findsSpellingAndInflectionNear() {
        assertThat(similarity("the payment was refused", "refusing payments"))
                .isGreaterThan(similarity("the payment was refused", "a printer has no paper") + 0.2);
        assertThat(similarity("sendInvoiceMail", "send the invoice by mail")).isGreaterThan(0.4);
        assertThat(similarity("connection timed out", "conection timed out")).isGreaterThan(0.7);
    }

    @Test
    void givesVectorsOfLengthOne() {
        for (String text : List.of("", "   ", "?!", "one", "a b c d e f")) {
            float[] vector = vector(text);

            assertThat(vector).hasSize(embeddings.dimension());
            assertThat(dot(vector, vector)).as(text).isCloseTo(1, within(1e-5));
        }
    }

    @Test
    void givesTheSameVectorEverywhere() {
        float[] vector = vector("Überweisung abgelehnt");

        int sign = 17;
        for (float number : vector) sign = 31 * sign + Math.round(number * 10_000);
        assertThat(sign).isEqualTo(SIGN);
    }

    /** Changes only with the model's name: stored vectors would not fit any more. */
    private static final int SIGN = -2044113674;

    @Test
    void saysThatItIsNoModel() {
        assertThat(embeddings.description()).contains("lexical, no model");
    }

    private double similarity(String one, String other) {
        return dot(vector(one), vector(other));
    }

    private float[] vector(String text) {
        return embeddings.embed(List.of(text)).getFirst();
    }

    private static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) sum += one[i] * other[i];
        return sum;
    }
}

package io.procos.memory.recall;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes vectors of texts: texts that mean something similar get vectors that are near. Thread-safe. */
public interface Embeddings {

    /** Which model makes the vectors; vectors of two models cannot be compared. */
    String model();

    /** One line for people: what kind of nearness this is. */
    String description();

    /** How many numbers a vector has. */
    int dimension();

    /** How many texts to hand over at once. */
    int batch();

    /**
     * One vector of length 1 for each text, in order.
     *
     * @throws Unavailable if nobody answers now; later it may work
     * @throws Refused if one of these texts cannot be embedded, however often one tries
     */
    List<float[]> embed(List<String> texts);

    final class Unavailable extends RuntimeException {
        public Unavailable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    final class Refused extends RuntimeException {
        public Refused(String message, Throwable cause) {
            super(message, cause);
        }
    }
}

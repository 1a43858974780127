package io.procos.api.redaction;

/**
 * Knows one kind of text that must not be remembered. Immutable and thread-safe. Its effort at one position is bounded by
 * a constant, so that a whole text costs time in proportion to its length, whatever somebody wrote into it.
 */
public interface Recogniser {

    /** What stands in the text's place: {@code [kind]}. */
    String kind();

    /** Where the match ends that begins exactly at {@code from}; {@code from} itself when none does. */
    int end(String text, int from);

    /** True if a match may begin inside a word; it costs more. */
    default boolean anywhere() {
        return false;
    }

    /** The match in the one form that all its spellings share, so that equal values get equal tokens. */
    default String canonical(String match) {
        return match;
    }
}

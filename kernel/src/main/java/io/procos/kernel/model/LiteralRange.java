package io.procos.kernel.model;

import java.util.List;
import java.util.OptionalDouble;

/** The size of a range such as {@code 1..1000}, {@code [1..10**6]} or {@code -5..5}, when numbers alone make it up. */
final class LiteralRange {
    /** A longer bound is no literal a person wrote; reading on could cost more than the loop. */
    private static final int LONGEST_BOUND = 32;

    private LiteralRange() {}

    /** 1 when the range is not literal: nothing is known, so nothing is held against it. */
    static double size(List<String> tokens, int from) {
        int start = from < tokens.size() && tokens.get(from).equals("[") ? from + 1 : from;
        int dots = boundEnd(tokens, start);
        if (dots >= tokens.size() || !tokens.get(dots).equals("..")) {
            return 1;
        }
        OptionalDouble low = Arithmetic.value(tokens.subList(start, dots));
        OptionalDouble high = Arithmetic.value(tokens.subList(dots + 1, boundEnd(tokens, dots + 1)));
        if (low.isEmpty() || high.isEmpty()) {
            return 1;
        }
        return Math.abs(high.getAsDouble() - low.getAsDouble()) + 1;
    }

    private static int boundEnd(List<String> tokens, int from) {
        int at = from;
        int last = Math.min(tokens.size(), from + LONGEST_BOUND);
        while (at < last && Arithmetic.isPart(tokens.get(at))) {
            at++;
        }
        return at;
    }
}

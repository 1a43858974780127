package io.procos.memory.query;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A parameter that takes one of some words, in any case. */
final class Choice {
    private Choice() {}

    static @Nullable String of(String parameter, @Nullable String value, List<String> known) {
        if (value == null) return null;
        String word = value.toLowerCase(Locale.ROOT);
        if (!known.contains(word)) {
            throw Refusal.field(
                    parameter, "'" + value + "' is no " + parameter, "use one of " + String.join(", ", known));
        }
        return word;
    }
}

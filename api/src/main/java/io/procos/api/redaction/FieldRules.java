package io.procos.api.redaction;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which fields are taken out by their name. A rule means every name that ends with it, in any spelling. Immutable. */
final class FieldRules {

    private final List<String> drop;
    private final List<String> hash;

    FieldRules(Set<String> drop, Set<String> hash) {
        this.drop = drop.stream().map(FieldRules::plain).toList();
        this.hash = hash.stream().map(FieldRules::plain).toList();
    }

    /** {@code dropped} or {@code hashed}, or null when the name says nothing against its value. */
    @Nullable String kind(String name) {
        String plain = plain(name);
        if (drop.stream().anyMatch(plain::endsWith)) return "dropped";
        return hash.stream().anyMatch(plain::endsWith) ? "hashed" : null;
    }

    private static String plain(String name) {
        return Chars.bare(name).toLowerCase(Locale.ROOT);
    }
}

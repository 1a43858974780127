package io.procos.exporter;

import io.procos.api.redaction.Redaction;
import io.procos.api.redaction.RedactionRules;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The exporter's {@code args.redaction}: {@code recognise}, {@code drop}, {@code hash} (texts with commas, or lists),
 * {@code patterns} (names and patterns) and {@code key}, as {@link RedactionRules} say. Without it secrets are taken out.
 */
final class RedactionArguments {

    private RedactionArguments() {}

    static Redaction redaction(@Nullable Object argument) {
        if (!(argument instanceof Map<?, ?> given)) return Redaction.SECRETS;
        Map<String, Object> args = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        given.forEach((name, value) -> args.put(name.toString(), value));
        Set<String> drop = names(args.get("drop"));
        return new Redaction(new RedactionRules(
                names(args.get("recognise")),
                texts(args.get("patterns")),
                drop.isEmpty() ? RedactionRules.SECRET_FIELDS : drop,
                names(args.get("hash")),
                args.get("key") == null ? null : args.get("key").toString()));
    }

    /** A list comes as such from code, and as a map of its numbers from a configuration file. */
    private static Set<String> names(@Nullable Object value) {
        Set<String> names = new HashSet<>();
        switch (value) {
            case null -> {}
            case Collection<?> list -> list.forEach(name -> names.add(name.toString()));
            case Map<?, ?> numbered -> numbered.values().forEach(name -> names.add(name.toString()));
            default -> names.addAll(List.of(value.toString().strip().split("\\s*,\\s*")));
        }
        names.remove("");
        return names;
    }

    private static Map<String, String> texts(@Nullable Object value) {
        Map<String, String> texts = new HashMap<>();
        if (value instanceof Map<?, ?> map) map.forEach((name, text) -> texts.put(name.toString(), text.toString()));
        return texts;
    }
}

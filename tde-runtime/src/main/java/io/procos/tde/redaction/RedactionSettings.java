package io.procos.tde.redaction;

import io.procos.api.redaction.RedactionRules;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is taken out of notes, reasons, names and texts of models and tools before they are spooled. Secrets that a run has
 * resolved, and keys and tokens of well-known makes, always are.
 *
 * @param recognise personal data: {@code email}, {@code phone}, {@code iban}, {@code card}, {@code ip} or {@code all}; none
 *     by default
 * @param patterns further kinds: {@code patterns[customer]=C-\d{6}}; no groups, no back-references
 * @param drop fields whose whole value is taken out; by default those that hold secrets, such as {@code password}
 * @param hash fields whose value becomes a token that is the same for equal values; needs {@code key}
 * @param key at least 16 characters; with it equal values get equal tokens, {@code [email:1f…]}, in all workers and
 *     exporters with the same key
 */
@ConfigurationProperties("procos.redaction")
record RedactionSettings(
        @DefaultValue Set<String> recognise,
        @DefaultValue Map<String, String> patterns,
        @Nullable Set<String> drop,
        @DefaultValue Set<String> hash,
        @Nullable String key) {

    RedactionRules rules() {
        return new RedactionRules(recognise, patterns, drop == null ? RedactionRules.SECRET_FIELDS : drop, hash, key);
    }

    /** A record's own text would show the key. */
    @Override
    public String toString() {
        return "RedactionSettings[recognise=" + recognise + ", patterns=" + patterns.keySet() + "]";
    }
}

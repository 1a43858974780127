package io.procos.api.redaction;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to take out. Keys and tokens of well-known makes are always taken out.
 *
 * @param recognise kinds of personal data: {@code email}, {@code phone}, {@code iban}, {@code card}, {@code ip}, or
 *     {@code all} of them
 * @param patterns further kinds by name, each a simple pattern: no groups, no back-references
 * @param drop fields whose whole value is taken out: {@code password} also means {@code dbPassword} and
 *     {@code DB_PASSWORD}
 * @param hash fields whose value becomes a token that is the same for equal values; needs a key
 * @param key a secret from which tokens are made, {@code [email:1f…]}, so that equal values stay comparable; null for plain
 *     {@code [email]}
 */
public record RedactionRules(
        Set<String> recognise,
        Map<String, String> patterns,
        Set<String> drop,
        Set<String> hash,
        @Nullable String key) {

    /** Fields that hold secrets wherever one works. */
    public static final Set<String> SECRET_FIELDS = Set.of(
            "password",
            "passwd",
            "passphrase",
            "secret",
            "token",
            "apikey",
            "accesskey",
            "privatekey",
            "authorization",
            "cookie",
            "credential",
            "credentials");

    /** Secrets only. */
    public static final RedactionRules SECRETS = new RedactionRules(Set.of(), Map.of(), SECRET_FIELDS, Set.of(), null);

    private static final List<Recogniser> PERSONAL =
            List.of(new Email(), new Iban(), new PaymentCard(), new Phone(), new NetworkAddress());
    private static final int SHORTEST_KEY = 16;

    public RedactionRules {
        recognise = Set.copyOf(recognise);
        patterns = Map.copyOf(patterns);
        drop = Set.copyOf(drop);
        hash = Set.copyOf(hash);
        if (key != null && key.length() < SHORTEST_KEY) {
            throw new IllegalArgumentException("redaction: 'key' must have at least " + SHORTEST_KEY + " characters");
        }
        if (key == null && !hash.isEmpty()) {
            throw new IllegalArgumentException("redaction: 'hash' needs a 'key', a secret of your own");
        }
    }

    List<Recogniser> recognisers() {
        List<Recogniser> all = new ArrayList<>();
        all.add(new SecretShape());
        for (String kind : new LinkedHashSet<>(recognise)) {
            if (!kind.equals("all")
                    && PERSONAL.stream().noneMatch(one -> one.kind().equals(kind))) {
                throw new IllegalArgumentException(
                        "redaction: 'recognise' is email, phone, iban, card, ip or all, but is '" + kind + "'");
            }
        }
        for (Recogniser one : PERSONAL) if (recognise.contains("all") || recognise.contains(one.kind())) all.add(one);
        patterns.forEach((kind, pattern) -> all.add(CustomPattern.of(kind, pattern)));
        return List.copyOf(all);
    }

    /** A record's own text would show the key. */
    @Override
    public String toString() {
        return "RedactionRules[recognise=" + recognise + ", patterns=" + patterns.keySet() + ", drop=" + drop + "]";
    }
}

package io.procos.api.redaction;

import io.procos.api.event.CloudEvent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes secrets and personal data out of texts, values and events, as its rules say. Time in proportion to the text's
 * length. Immutable and thread-safe.
 */
public final class Redaction {

    /** Takes out secrets and nothing else. */
    public static final Redaction SECRETS = new Redaction(RedactionRules.SECRETS);

    private final List<Recogniser> atWords;
    private final List<Recogniser> anywhere;
    private final FieldRules fields;
    private final Tokens tokens;

    /** Throws {@link IllegalArgumentException} that names the rule that is wrong. */
    public Redaction(RedactionRules rules) {
        List<Recogniser> all = rules.recognisers();
        this.atWords = all.stream().filter(one -> !one.anywhere()).toList();
        this.anywhere = all.stream().filter(Recogniser::anywhere).toList();
        this.fields = new FieldRules(rules.drop(), rules.hash());
        this.tokens = new Tokens(rules.key());
    }

    /** The text without what must not be remembered; the same object when there is nothing of the kind. */
    public String text(String text) {
        StringBuilder redacted = null;
        int copied = 0;
        int at = 0;
        while (at < text.length()) {
            Match match = match(text, at);
            if (match == null) {
                at++;
                continue;
            }
            if (redacted == null) redacted = new StringBuilder(text.length());
            redacted.append(text, copied, at).append(token(match.by(), text.substring(at, match.end())));
            at = match.end();
            copied = at;
        }
        return redacted == null
                ? text
                : redacted.append(text, copied, text.length()).toString();
    }

    private record Match(Recogniser by, int end) {}

    private @Nullable Match match(String text, int at) {
        boolean insideWord = Chars.isWord(text, at - 1) && Chars.isWord(text, at);
        Match match = insideWord ? null : first(atWords, text, at);
        return match == null && !anywhere.isEmpty() ? first(anywhere, text, at) : match;
    }

    private static @Nullable Match first(List<Recogniser> recognisers, String text, int at) {
        for (int i = 0; i < recognisers.size(); i++) {
            int end = recognisers.get(i).end(text, at);
            if (end > at) return new Match(recognisers.get(i), end);
        }
        return null;
    }

    private String token(Recogniser by, String match) {
        return tokens.of(by.kind(), by.canonical(match));
    }

    /** The same for a JSON value: in its texts, numbers and names, and by the names of its fields. */
    public @Nullable Object value(@Nullable Object value) {
        return switch (value) {
            case String text -> text(text);
            case Map<?, ?> map -> values(map);
            case Collection<?> list -> list.stream().map(this::value).toList();
            case Number number -> number(number);
            case null, default -> value;
        };
    }

    /** The same for a JSON object. */
    public Map<String, @Nullable Object> values(Map<?, ?> values) {
        Map<String, @Nullable Object> redacted = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            String name = String.valueOf(key);
            String taken = value == null ? null : field(name, value.toString());
            redacted.put(text(name), taken == null ? value(value) : taken);
        });
        return redacted;
    }

    private Object number(Number number) {
        String written = number.toString();
        String redacted = text(written);
        return redacted.equals(written) ? number : redacted;
    }

    /** What stands for the value of a field that is taken out by its name; null when the name says nothing against it. */
    public @Nullable String field(String name, String value) {
        String kind = fields.kind(name);
        if (kind == null) return null;
        return kind.equals("dropped") ? "[dropped]" : tokens.of(kind, value);
    }

    /** The same for a text that is JSON, which it remains; any other text is dealt with as {@link #text} does. */
    public String json(String json) {
        return new JsonText(this, json).redacted();
    }

    /** The event without what must not be remembered; the same object when there is nothing of the kind. */
    public CloudEvent event(CloudEvent event) {
        return RedactedEvent.of(event, this);
    }
}

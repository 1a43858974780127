package io.procos.tde.run;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Replaces secrets by {@code ***}: whole, as Base64, URL-encoded, or any part of eight characters or more. Immutable and
 * thread-safe.
 */
public final class Mask {
    /** Parts shorter than this are not recognisable as a part of a secret. */
    private static final int PART = 8;

    /** Anything shorter would turn every text into stars; such secrets are refused before they get here. */
    public static final int SHORTEST = 4;

    private static final String STARS = "***";

    /** Masks nothing. */
    public static final Mask NONE = new Mask(List.of());

    private final Set<String> wholes = new HashSet<>();
    private final Set<String> parts = new HashSet<>();

    private Mask(Collection<String> secrets) {
        for (String secret : secrets) {
            forms(secret).forEach(this::add);
        }
    }

    /** Masks these values in all their forms. Values shorter than {@link #SHORTEST} are not masked. */
    public static Mask of(Collection<String> secrets) {
        return secrets.isEmpty() ? NONE : new Mask(secrets);
    }

    public boolean isEmpty() {
        return wholes.isEmpty() && parts.isEmpty();
    }

    /** The text with every secret replaced. */
    public String text(String text) {
        if (isEmpty()) {
            return text;
        }
        String masked = parts.isEmpty() ? text : withoutParts(text);
        for (String whole : wholes) {
            masked = masked.replace(whole, STARS);
        }
        return masked;
    }

    /** The JSON value with every secret in its texts and keys replaced. */
    public @Nullable Object value(@Nullable Object value) {
        return switch (value) {
            case String text -> text(text);
            case Map<?, ?> map -> values(map);
            case Collection<?> list -> list.stream().map(this::value).toList();
            case null, default -> value;
        };
    }

    /** The JSON object with every secret replaced. */
    public Map<String, @Nullable Object> values(Map<?, ?> values) {
        Map<String, @Nullable Object> masked = new LinkedHashMap<>();
        values.forEach((key, value) -> masked.put(text(String.valueOf(key)), value(value)));
        return masked;
    }

    private void add(String form) {
        if (form.length() < PART) {
            wholes.add(form);
        }
        for (int i = 0; i + PART <= form.length(); i++) {
            parts.add(form.substring(i, i + PART));
        }
    }

    private String withoutParts(String text) {
        StringBuilder masked = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int end = endOfSecret(text, at);
            masked.append(end > at ? STARS : text.substring(at, at + 1));
            at = Math.max(end, at + 1);
        }
        return masked.toString();
    }

    /** Where the run of secret parts that begins at {@code from} ends, or {@code from} itself when none does. */
    private int endOfSecret(String text, int from) {
        int i = from;
        while (i + PART <= text.length() && parts.contains(text.substring(i, i + PART))) {
            i++;
        }
        return i == from ? from : i - 1 + PART;
    }

    private static List<String> forms(String secret) {
        List<String> forms = new ArrayList<>(List.of(secret, secret.strip()));
        forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        for (int shift = 0; shift < 3; shift++) {
            String base64 = base64Inside(bytes, shift);
            forms.addAll(List.of(base64, base64.replace('+', '-').replace('/', '_')));
        }
        forms.removeIf(form -> form.length() < SHORTEST);
        return forms;
    }

    /** Base64 of the secret when it begins {@code shift} bytes into a group of three, less the characters it shares. */
    private static String base64Inside(byte[] secret, int shift) {
        byte[] padded = new byte[secret.length + shift];
        System.arraycopy(secret, 0, padded, shift, secret.length);
        String encoded = Base64.getEncoder().withoutPadding().encodeToString(padded);
        int first = shift == 0 ? 0 : shift + 1;
        int last = encoded.length() - (padded.length % 3 == 0 ? 0 : 1);
        return first < last ? encoded.substring(first, last) : "";
    }
}

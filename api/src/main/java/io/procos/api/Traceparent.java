package io.procos.api;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A W3C trace context (www.w3.org/TR/trace-context) as processes carry it in the variable {@value #VARIABLE} and calls in
 * the header of that name. Immutable and thread-safe.
 *
 * @param traceId 32 lower-case hex digits, not all zero
 * @param spanId 16 lower-case hex digits, not all zero
 * @param flags two hex digits; {@code 01} says that the caller may have recorded its span
 */
public record Traceparent(String traceId, String spanId, String flags) {
    public static final String VARIABLE = "traceparent";

    private static final Pattern FORM =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?");
    private static final String SAMPLED = "01";
    private static final HexFormat HEX = HexFormat.of();

    /** Empty when the text is no trace context: a wrong one is as good as none. */
    public static Optional<Traceparent> parse(@Nullable String text) {
        if (text == null || text.length() > 256) {
            return Optional.empty();
        }
        Matcher found = FORM.matcher(text);
        return found.matches()
                ? Optional.of(new Traceparent(found.group(1), found.group(2), found.group(3)))
                : Optional.empty();
    }

    /** A new one. */
    public static Traceparent random() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return of(random.nextLong(), random.nextLong(), random.nextLong());
    }

    /**
     * The one of an instance that carries none, such as one that a timer started: whoever asks gets the same. Its span is
     * nobody's; it stands for the instance. Keys are unique within one engine only.
     */
    public static Traceparent ofInstance(long processInstanceKey) {
        return of(
                mixed(processInstanceKey),
                mixed(processInstanceKey + 0x9e3779b97f4a7c15L),
                mixed(processInstanceKey + 0x3c6ef372fe94f82aL));
    }

    private static Traceparent of(long high, long low, long span) {
        return new Traceparent(
                HEX.toHexDigits(high) + HEX.toHexDigits(low == 0 ? 1 : low),
                HEX.toHexDigits(span == 0 ? 1 : span),
                SAMPLED);
    }

    /** The finalizer of SplitMix64: neighbouring keys differ in half of the bits, as samplers expect. */
    private static long mixed(long key) {
        long x = (key ^ (key >>> 30)) * 0xbf58476d1ce4e5b9L;
        x = (x ^ (x >>> 27)) * 0x94d049bb133111ebL;
        return x ^ (x >>> 31);
    }

    /** As it goes into a header. */
    @Override
    public String toString() {
        return "00-" + traceId + "-" + spanId + "-" + flags;
    }
}

package io.procos.tde.spool;

import java.time.Instant;

/** Instants as {@link Instant#toString} writes them, for times that mostly share their second. Thread-safe. */
final class InstantText {

    private static final int NANOS_DIGITS = 9;

    private record Second(long epoch, String text) {}

    private static volatile Second last = second(0);

    private InstantText() {}

    static String of(Instant instant) {
        Second known = last;
        if (known.epoch != instant.getEpochSecond()) {
            known = second(instant.getEpochSecond());
            last = known;
        }
        return known.text + fraction(instant.getNano());
    }

    /** Without the Z at the end. */
    private static Second second(long epoch) {
        String text = Instant.ofEpochSecond(epoch).toString();
        return new Second(epoch, text.substring(0, text.length() - 1));
    }

    /** None, or as many groups of three digits as are needed. */
    private static String fraction(int nanos) {
        if (nanos == 0) return "Z";
        if (nanos % 1_000_000 == 0) return digits(nanos / 1_000_000, NANOS_DIGITS - 6);
        return nanos % 1_000 == 0 ? digits(nanos / 1_000, NANOS_DIGITS - 3) : digits(nanos, NANOS_DIGITS);
    }

    private static String digits(int value, int width) {
        String digits = Integer.toString(value);
        return "." + "0".repeat(width - digits.length()) + digits + "Z";
    }
}

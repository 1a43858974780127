package io.procos.e2e.trial;

import java.util.Locale;

/** Numbers as people read them in a table. */
final class Numbers {
    private Numbers() {}

    static String plain(double number) {
        if (Double.isNaN(number)) {
            return "n/a";
        }
        double size = Math.abs(number);
        String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.3f";
        return String.format(Locale.ROOT, format, number);
    }
}

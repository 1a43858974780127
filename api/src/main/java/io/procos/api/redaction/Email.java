package io.procos.api.redaction;

import java.util.Locale;

/** Mail addresses as people write them, the {@code @} also as {@code %40}. */
record Email() implements Recogniser {

    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_DOMAIN = 255;

    @Override
    public String kind() {
        return "email";
    }

    @Override
    public int end(String text, int from) {
        if (from > 0 && isLocal(text.charAt(from - 1))) return from;
        int local = from;
        while (local < text.length() && local - from < LONGEST_LOCAL && isLocal(text.charAt(local))) local++;
        int domain = local == from ? from : afterAt(text, local);
        if (domain == from || domain == local) return from;
        int end = domainEnd(text, domain);
        return end == domain ? from : end;
    }

    private static int afterAt(String text, int at) {
        if (Chars.at(text, at) == '@') return at + 1;
        return text.startsWith("%40", at) ? at + 3 : at;
    }

    /** The end of the last label that leaves a dot and two letters behind; {@code from} when there is none. */
    private static int domainEnd(String text, int from) {
        int end = from;
        int label = from;
        boolean letters = true;
        int i = from;
        for (; i < text.length() && i - from < LONGEST_DOMAIN && isDomain(text.charAt(i)); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                label = i + 1;
                letters = true;
            } else {
                letters &= Character.isLetter(c);
            }
            if (label > from && letters && i - label >= 1) end = i + 1;
        }
        return end;
    }

    private static boolean isLocal(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == '+' || c == '-';
    }

    private static boolean isDomain(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-';
    }

    @Override
    public String canonical(String match) {
        return match.replace("%40", "@").toLowerCase(Locale.ROOT);
    }
}

package io.procos.api.redaction;

/**
 * Numbers of payment cards: 13 to 19 digits, also in groups, that begin as issuers' do and have the right check digit
 * (Luhn). The engine's own keys are spared: they have as many digits, begin the same way, and every tenth has a fitting
 * check digit.
 */
record PaymentCard() implements Recogniser {

    private static final int SHORTEST = 13;
    private static final int LONGEST = 19;

    /** A key is a partition's number times 2^51 and a counter, which has not come this far in any engine's life. */
    private static final long PARTITION = 1L << 51;

    private static final long HIGHEST_COUNT = 1L << 38;

    @Override
    public String kind() {
        return "card";
    }

    @Override
    public int end(String text, int from) {
        char first = Chars.at(text, from);
        if (first < '2' || first > '6' || Chars.isWord(text, from - 1)) return from;
        int end = from;
        int digits = 0;
        boolean grouped = false;
        for (int i = from; i < text.length() && digits <= LONGEST; i++) {
            if (Chars.isDigit(text.charAt(i))) {
                digits++;
                end = i + 1;
            } else if (isSeparator(text.charAt(i)) && Chars.isDigit(text, i + 1)) {
                grouped = true;
            } else {
                break;
            }
        }
        if (digits < SHORTEST || digits > LONGEST || Chars.isWord(text, end)) return from;
        String number = Chars.bare(text.substring(from, end));
        return hasCheckDigit(number) && (grouped || !isKey(number)) ? end : from;
    }

    private static boolean isSeparator(char c) {
        return c == ' ' || c == '-';
    }

    static boolean hasCheckDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            if (i % 2 == 1) digit = digit > 4 ? 2 * digit - 9 : 2 * digit;
            sum += digit;
        }
        return sum % 10 == 0;
    }

    /** Fewer than 19 digits fit into a long. */
    private static boolean isKey(String digits) {
        if (digits.length() == LONGEST) return false;
        long key = Long.parseLong(digits);
        return key >= PARTITION && key % PARTITION < HIGHEST_COUNT;
    }

    @Override
    public String canonical(String match) {
        return Chars.bare(match);
    }
}

package io.procos.api.redaction;

import java.util.ArrayList;
import java.util.List;

/**
 * Telephone numbers: international ones, and national ones whose groups look like nothing else. A plain number without
 * {@code +}, zeros or groups is taken for a number, and dates and times for what they are.
 */
record Phone() implements Recogniser {

    private static final int MOST_DIGITS = 17;
    private static final int LEAST_ABROAD = 8;
    private static final int LEAST_AT_HOME = 9;

    @Override
    public String kind() {
        return "phone";
    }

    @Override
    public int end(String text, int from) {
        char first = Chars.at(text, from);
        if (first != '+' && first != '(' && !Chars.isDigit(first) || isInside(text, from)) return from;
        int end = from;
        int digits = 0;
        List<Integer> groups = new ArrayList<>(6);
        int group = 0;
        for (int i = first == '+' ? from + 1 : from; i < text.length() && digits <= MOST_DIGITS; i++) {
            if (Chars.isDigit(text.charAt(i))) {
                digits++;
                group++;
                end = i + 1;
            } else if (isSeparator(text, i, first == '+')) {
                if (group > 0) groups.add(group);
                group = 0;
            } else {
                break;
            }
        }
        if (group > 0) groups.add(group);
        if (digits > MOST_DIGITS || Chars.isWord(text, end) || end == from) return from;
        return isPhone(text, from, digits, groups) ? end : from;
    }

    private static boolean isInside(String text, int from) {
        char before = Chars.at(text, from - 1);
        return Chars.isWord(text, from - 1) || before == '.' || before == '-' || before == '+' || before == '_';
    }

    /** One between two groups, or a bracket with a blank beside it. */
    private static boolean isSeparator(String text, int i, boolean abroad) {
        char c = text.charAt(i);
        char next = Chars.at(text, i + 1);
        return switch (c) {
            case '(' -> Chars.isDigit(next);
            case ')' -> Chars.isDigit(next) || next == ' ' || next == '-';
            case ' ', '-', '/' -> Chars.isDigit(next) || next == '(';
            case '.' -> abroad && Chars.isDigit(next);
            default -> false;
        };
    }

    private static boolean isPhone(String text, int from, int digits, List<Integer> groups) {
        if (text.charAt(from) == '+') return digits >= LEAST_ABROAD;
        int begin = text.charAt(from) == '(' ? from + 1 : from;
        if (text.startsWith("00", begin)) return digits > LEAST_AT_HOME && (groups.size() > 1 || digits > 11);
        if (groups.equals(List.of(3, 3, 4))) return true;
        if (Chars.at(text, begin) != '0' || digits < LEAST_AT_HOME || groups.size() < 2) return false;
        return groups.getFirst() > 2 || groups.equals(List.of(2, 2, 2, 2, 2));
    }

    @Override
    public String canonical(String match) {
        return Chars.bare(match);
    }
}

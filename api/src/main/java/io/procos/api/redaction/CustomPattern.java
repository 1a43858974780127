package io.procos.api.redaction;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern of the user's: literals, classes, {@code . \d \w \s \b ^ $}, the quantifiers {@code ? * + {m,n}} and
 * {@code |} between whole alternatives. Groups, look-around and back-references are refused; a quantifier takes at most
 * {@value #MOST} characters, all that it can get, and gives nothing back. So no text can make it slow.
 *
 * @param kind what stands in a match's place
 */
record CustomPattern(String kind, Pattern pattern) implements Recogniser {

    static final int MOST = 256;
    private static final int LONGEST_PATTERN = 500;

    /** Throws {@link IllegalArgumentException} that says what is wrong with the pattern. */
    static CustomPattern of(String kind, String pattern) {
        try {
            return new CustomPattern(kind, Pattern.compile(bounded(pattern)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the pattern for '%s' is refused: %s".formatted(kind, e.getMessage()), e);
        }
    }

    private static String bounded(String pattern) {
        require(pattern.length() <= LONGEST_PATTERN, "it is longer than " + LONGEST_PATTERN + " characters");
        StringBuilder bounded = new StringBuilder();
        boolean inClass = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                bounded.append(escaped(pattern, ++i));
            } else if (inClass) {
                require(c != '[' && c != '&', "a class holds characters and ranges only");
                inClass = c != ']';
                bounded.append(c);
            } else if (c == '{') {
                int end = pattern.indexOf('}', i);
                bounded.append(counted(end < 0 ? "" : pattern.substring(i + 1, end)));
                i = end;
            } else {
                require(c != '(' && c != ')', "groups are not allowed; use several patterns");
                inClass = c == '[';
                bounded.append(quantified(c));
            }
        }
        return bounded.toString();
    }

    private static String escaped(String pattern, int at) {
        require(at < pattern.length(), "it ends with a backslash");
        char c = pattern.charAt(at);
        require(!Chars.isAsciiWord(c) || "dDwWsSbBtnr".indexOf(c) >= 0, "\\" + c + " is not allowed");
        return "\\" + c;
    }

    private static String quantified(char c) {
        return switch (c) {
            case '*' -> "{0," + MOST + "}+";
            case '+' -> "{1," + MOST + "}+";
            case '?' -> "?+";
            default -> String.valueOf(c);
        };
    }

    private static String counted(String counts) {
        require(counts.matches("\\d{1,3}(,\\d{1,3})?"), "write a count as {3} or {3,8}");
        for (String count : counts.split(",")) {
            require(Integer.parseInt(count) <= MOST, "a count is more than " + MOST);
        }
        return "{" + counts + "}+";
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) throw new IllegalArgumentException(otherwise);
    }

    @Override
    public boolean anywhere() {
        return true;
    }

    /** Transparent bounds let {@code \b} and {@code ^} see what stands before. */
    @Override
    public int end(String text, int from) {
        Matcher matcher = pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        matcher.region(from, text.length());
        return matcher.lookingAt() ? matcher.end() : from;
    }
}

package io.procos.kernel.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts FEEL into words, numbers and signs; strings, quoted names and comments are left out. One look at each character:
 * a pattern would read a hostile text again and again.
 */
final class FeelTokens {
    private final String text;
    private final List<String> tokens = new ArrayList<>();
    private int at;

    private FeelTokens(String text) {
        this.text = text;
    }

    static List<String> of(String text) {
        FeelTokens reader = new FeelTokens(text);
        while (reader.at < text.length()) {
            reader.next();
        }
        return reader.tokens;
    }

    private void next() {
        char c = text.charAt(at);
        if (c == '"' || c == '`') {
            skipQuoted(c);
        } else if (text.startsWith("//", at)) {
            skipTo("\n");
        } else if (text.startsWith("/*", at)) {
            skipTo("*/");
        } else if (Character.isDigit(c)) {
            readNumber();
        } else if (Character.isJavaIdentifierStart(c)) {
            readWhile(at + 1, false);
        } else if (Character.isWhitespace(c)) {
            at++;
        } else {
            readSign();
        }
    }

    private void skipQuoted(char quote) {
        at++;
        while (at < text.length() && text.charAt(at) != quote) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }

    private void skipTo(String end) {
        int found = text.indexOf(end, at + 2);
        at = found < 0 ? text.length() : found + end.length();
    }

    /** A dot belongs to the number only before a digit: in {@code 1..10} there are two numbers and a range. */
    private void readNumber() {
        int end = at;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        boolean fraction =
                end + 1 < text.length() && text.charAt(end) == '.' && Character.isDigit(text.charAt(end + 1));
        readWhile(fraction ? end + 1 : end, true);
    }

    private void readWhile(int from, boolean digits) {
        int end = from;
        while (end < text.length() && belongs(text.charAt(end), digits)) {
            end++;
        }
        tokens.add(text.substring(at, end));
        at = end;
    }

    private static boolean belongs(char c, boolean digits) {
        return digits ? Character.isDigit(c) : Character.isJavaIdentifierPart(c);
    }

    private void readSign() {
        boolean two = text.startsWith("..", at) || text.startsWith("**", at);
        int end = at + (two ? 2 : 1);
        tokens.add(text.substring(at, end));
        at = end;
    }
}

package io.procos.api.redaction;

/** Questions about single characters. */
final class Chars {

    private Chars() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isDigit(String text, int at) {
        return at >= 0 && at < text.length() && isDigit(text.charAt(at));
    }

    /** True where a word, a number or a name goes on, and false at either end of the text. */
    static boolean isWord(String text, int at) {
        return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
    }

    static boolean isAsciiWord(char c) {
        return isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    static char at(String text, int at) {
        return at >= 0 && at < text.length() ? text.charAt(at) : 0;
    }

    /** Only the digits and letters, in upper case. */
    static String bare(String text) {
        StringBuilder bare = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (isAsciiWord(text.charAt(i))) bare.append(Character.toUpperCase(text.charAt(i)));
        }
        return bare.toString();
    }
}

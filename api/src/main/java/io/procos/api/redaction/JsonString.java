package io.procos.api.redaction;

/** The inside of a JSON string and the text that it means. */
final class JsonString {

    private static final int HEX_DIGITS = 4;

    private JsonString() {}

    /** What is wrongly escaped stays as it is. */
    static String decoded(String raw) {
        StringBuilder text = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '\\' || i + 1 == raw.length()) {
                text.append(c);
                continue;
            }
            char escape = raw.charAt(++i);
            int code = escape == 'u' ? hex(raw, i + 1) : -1;
            if (code >= 0) i += HEX_DIGITS;
            text.append(code >= 0 ? (char) code : plain(escape));
        }
        return text.toString();
    }

    private static int hex(String raw, int from) {
        if (from + HEX_DIGITS > raw.length()) return -1;
        int code = 0;
        for (int i = from; i < from + HEX_DIGITS; i++) {
            int digit = Character.digit(raw.charAt(i), 16);
            if (digit < 0) return -1;
            code = code * 16 + digit;
        }
        return code;
    }

    private static char plain(char escape) {
        return switch (escape) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> escape;
        };
    }

    /** With its quotes. */
    static String encoded(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') json.append('\\').append(c);
            else if (c < ' ')
                json.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            else json.append(c);
        }
        return json.append('"').toString();
    }
}

package io.procos.api.redaction;

/**
 * Goes through JSON text once and replaces strings, numbers and whole fields, without making objects of it. What is no JSON
 * is treated word by word. For one use.
 */
final class JsonText {

    private final Redaction redaction;
    private final String json;
    private final StringBuilder out = new StringBuilder();
    private int copied;
    private int at;

    JsonText(Redaction redaction, String json) {
        this.redaction = redaction;
        this.json = json;
    }

    /** The same object when nothing was replaced. */
    String redacted() {
        if (!isStructured()) return redaction.text(json);
        while (at < json.length()) {
            char c = json.charAt(at);
            if (c == '"') string();
            else if (isBetween(c)) at++;
            else word();
        }
        return copied == 0 ? json : out.append(json, copied, json.length()).toString();
    }

    private boolean isStructured() {
        String start = json.stripLeading();
        return !start.isEmpty() && "{[\"-0123456789".indexOf(start.charAt(0)) >= 0;
    }

    private void string() {
        int begin = at;
        int end = stringEnd(begin);
        String text = decoded(json.substring(begin + 1, Math.max(begin + 1, end - 1)));
        String redacted = redaction.text(text);
        if (!redacted.equals(text)) replace(begin, end, redacted);
        at = end;
        int colon = skipBlanks(end);
        if (colon < json.length() && json.charAt(colon) == ':') field(text, skipBlanks(colon + 1));
    }

    private void field(String name, int value) {
        at = value;
        int end = valueEnd(value);
        if (json.startsWith("null", value)) return;
        String taken = redaction.field(name, json.substring(value, end));
        if (taken == null) return;
        replace(value, end, taken);
        at = end;
    }

    /** A number, a truth, or whatever stands there outside of strings. */
    private void word() {
        int end = at;
        while (end < json.length() && json.charAt(end) != '"' && !isBetween(json.charAt(end))) end++;
        String word = json.substring(at, end);
        String redacted = redaction.text(word);
        if (!redacted.equals(word)) replace(at, end, redacted);
        at = end;
    }

    private void replace(int from, int to, String text) {
        out.append(json, copied, from).append(JsonString.encoded(text));
        copied = to;
    }

    private String decoded(String raw) {
        return raw.indexOf('\\') < 0 ? raw : JsonString.decoded(raw);
    }

    /** Behind the closing quote, or the text's end. */
    private int stringEnd(int begin) {
        int i = begin + 1;
        while (i < json.length() && json.charAt(i) != '"') i += json.charAt(i) == '\\' ? 2 : 1;
        return Math.min(i + 1, json.length());
    }

    private int valueEnd(int begin) {
        int depth = 0;
        int i = begin;
        while (i < json.length()) {
            char c = json.charAt(i);
            if (c == '"') {
                i = stringEnd(i);
                if (depth == 0) return i;
                continue;
            }
            if (depth == 0 && (c == ',' || c == '}' || c == ']' || Character.isWhitespace(c))) return i;
            if (c == '{' || c == '[') depth++;
            if ((c == '}' || c == ']') && --depth == 0) return i + 1;
            i++;
        }
        return i;
    }

    private int skipBlanks(int from) {
        int i = from;
        while (i < json.length() && Character.isWhitespace(json.charAt(i))) i++;
        return i;
    }

    private static boolean isBetween(char c) {
        return "{}[],:".indexOf(c) >= 0 || Character.isWhitespace(c);
    }
}

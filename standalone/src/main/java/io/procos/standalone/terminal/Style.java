package io.procos.standalone.terminal;

import java.util.regex.Pattern;

/** Colours, when there is a terminal to show them and nobody has set NO_COLOR. Immutable. */
public record Style(boolean coloured) {
    private static final Pattern ESCAPES = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}");

    public String bold(String text) {
        return paint("1", text);
    }

    public String dim(String text) {
        return paint("2", text);
    }

    public String good(String text) {
        return paint("32", text);
    }

    public String bad(String text) {
        return paint("31", text);
    }

    public String warn(String text) {
        return paint("33", text);
    }

    public String accent(String text) {
        return paint("36", text);
    }

    /** Text from elsewhere, made harmless: a process variable must not steer the reader's terminal. */
    public static String plain(String text) {
        return CONTROLS.matcher(text).replaceAll(" ");
    }

    /** Cut to so many characters, with an ellipsis to say so. */
    public static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, Math.max(0, length - 1)) + "…";
    }

    static int width(String text) {
        String bare = ESCAPES.matcher(text).replaceAll("");
        return bare.codePointCount(0, bare.length());
    }

    private String paint(String code, String text) {
        return coloured ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}

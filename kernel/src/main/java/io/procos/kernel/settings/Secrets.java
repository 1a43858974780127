package io.procos.kernel.settings;

import java.util.regex.Pattern;

/** Keeps secret values out of messages, judged by the name of their key. */
final class Secrets {
    private static final Pattern SECRET = Pattern.compile("(?i)token(?!-file)|secret|password|credential|private-key");

    private Secrets() {}

    static String mask(String key, String value) {
        return SECRET.matcher(key).find() ? "******" : value;
    }
}

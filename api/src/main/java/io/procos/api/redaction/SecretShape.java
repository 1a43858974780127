package io.procos.api.redaction;

import java.util.List;

/** Secrets that show by their form what they are: keys and tokens of well-known makes, and private keys. */
record SecretShape() implements Recogniser {

    private static final int LEAST_SECRET = 16;
    private static final int LEAST_BEARER = 8;
    private static final int LONGEST = 8_192;
    private static final String PEM = "-----BEGIN ";
    private static final String PEM_END = "-----END ";
    private static final String DASHES = "-----";
    private static final String JWT = "eyJ";
    private static final List<String> SCHEMES = List.of("Bearer ", "bearer ", "Basic ", "basic ");
    private static final List<String> PREFIXES = List.of(
            "AKIA",
            "ASIA",
            "ghp_",
            "gho_",
            "ghs_",
            "ghu_",
            "github_pat_",
            "glpat-",
            "xoxb-",
            "xoxp-",
            "xoxa-",
            "sk-",
            "sk_live_",
            "rk_live_",
            "AIza");

    @Override
    public String kind() {
        return "secret";
    }

    @Override
    public int end(String text, int from) {
        if (Chars.isWord(text, from - 1)) return from;
        return switch (Chars.at(text, from)) {
            case '-' -> text.startsWith(PEM, from) ? pemEnd(text, from) : from;
            case 'B', 'b' -> afterScheme(text, from);
            case 'e' -> jwtEnd(text, from);
            case 'A', 'g', 'x', 's', 'r' -> afterPrefix(text, from);
            default -> from;
        };
    }

    private static int pemEnd(String text, int from) {
        String near = text.substring(from, Math.min(text.length(), from + LONGEST));
        if (!near.substring(0, Math.min(near.length(), 40)).contains("PRIVATE KEY")) return from;
        int end = near.indexOf(PEM_END);
        int dashes = end < 0 ? -1 : near.indexOf(DASHES, end + PEM_END.length());
        return dashes < 0 ? from + near.length() : from + dashes + DASHES.length();
    }

    private static int afterScheme(String text, int from) {
        for (String scheme : SCHEMES) {
            if (!text.startsWith(scheme, from)) continue;
            int end = tokenEnd(text, from + scheme.length());
            return end - from - scheme.length() >= LEAST_BEARER ? end : from;
        }
        return from;
    }

    private static int jwtEnd(String text, int from) {
        if (!text.startsWith(JWT, from)) return from;
        int end = tokenEnd(text, from);
        String token = text.substring(from, end);
        return token.length() > LEAST_SECRET && token.indexOf('.') != token.lastIndexOf('.') ? end : from;
    }

    private static int afterPrefix(String text, int from) {
        for (String prefix : PREFIXES) {
            if (!text.startsWith(prefix, from)) continue;
            int end = tokenEnd(text, from);
            if (end - from >= LEAST_SECRET) return end;
        }
        return from;
    }

    private static int tokenEnd(String text, int from) {
        int end = from;
        while (end < text.length() && end - from < LONGEST && isToken(text.charAt(end))) end++;
        return end;
    }

    private static boolean isToken(char c) {
        return Chars.isAsciiWord(c) || c == '_' || c == '-' || c == '.' || c == '=' || c == '/' || c == '+' || c == '~';
    }
}

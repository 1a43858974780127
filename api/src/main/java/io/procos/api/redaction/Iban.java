package io.procos.api.redaction;

import java.util.HashMap;
import java.util.Map;

/** International bank account numbers: the country's length and the right check digits (ISO 13616), blanks between allowed. */
record Iban() implements Recogniser {

    private static final Map<String, Integer> LENGTHS = lengths("""
            AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18
            FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21
            LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27
            ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20""");

    @Override
    public String kind() {
        return "iban";
    }

    @Override
    public int end(String text, int from) {
        if (from + 4 > text.length() || !Chars.isDigit(text, from + 2) || Chars.isWord(text, from - 1)) return from;
        if (!Chars.isAsciiWord(text.charAt(from)) || !Chars.isAsciiWord(text.charAt(from + 1))) return from;
        Integer length = LENGTHS.get(Chars.bare(text.substring(from, from + 2)));
        return length == null ? from : end(text, from, length);
    }

    private static int end(String text, int from, int length) {
        StringBuilder number = new StringBuilder(length);
        int i = from;
        while (i < text.length() && number.length() < length) {
            char c = text.charAt(i);
            boolean blank = c == ' ' && Chars.isWord(text, i + 1);
            if (!blank && !Chars.isAsciiWord(c)) return from;
            if (!blank) number.append(Character.toUpperCase(c));
            i++;
        }
        boolean whole = number.length() == length && !Chars.isWord(text, i);
        return whole && hasCheckDigits(number.toString()) ? i : from;
    }

    private static boolean hasCheckDigits(String iban) {
        int rest = 0;
        for (int i = 0; i < iban.length(); i++) {
            int value = Character.digit(iban.charAt((i + 4) % iban.length()), 36);
            rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
        }
        return rest == 1;
    }

    private static Map<String, Integer> lengths(String table) {
        Map<String, Integer> lengths = new HashMap<>();
        for (String entry : table.split("\\s+")) {
            lengths.put(entry.substring(0, 2), Integer.valueOf(entry.substring(2)));
        }
        return Map.copyOf(lengths);
    }

    @Override
    public String canonical(String match) {
        return Chars.bare(match);
    }
}

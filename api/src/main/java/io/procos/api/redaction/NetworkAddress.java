package io.procos.api.redaction;

import java.util.Locale;

/** Addresses of the Internet, version 4 and 6, except loopback and those that stand for any address. */
record NetworkAddress() implements Recogniser {

    private static final int LONGEST = 45;
    private static final int GROUPS = 8;

    @Override
    public String kind() {
        return "ip";
    }

    @Override
    public int end(String text, int from) {
        char before = Chars.at(text, from - 1);
        if (Chars.isWord(text, from - 1) || before == '.' || before == ':') return from;
        int end = from;
        while (end < text.length() && end - from <= LONGEST && isPart(text.charAt(end))) end++;
        while (end > from
                && (text.charAt(end - 1) == '.' || text.charAt(end - 1) == ':' && !text.startsWith("::", end - 2))) {
            end--;
        }
        if (end - from > LONGEST || Chars.isWord(text, end)) return from;
        String address = text.substring(from, end);
        if (address.indexOf(':') >= 0) return end(text, from, address);
        return isFour(address) && !isHere(address) ? end : from;
    }

    /** A colon may be of an address of version 6, or stand between one of version 4 and a port. */
    private static int end(String text, int from, String address) {
        int port = address.indexOf(':');
        if (isFour(address.substring(0, port))) {
            return isHere(address.substring(0, port)) ? from : from + port;
        }
        return isSix(address) && !address.equals("::1") && !address.equals("::") ? from + address.length() : from;
    }

    private static boolean isPart(char c) {
        return Character.digit(c, 16) >= 0 && c < 128 || c == '.' || c == ':';
    }

    private static boolean isFour(String address) {
        String[] parts = address.split("\\.", -1);
        if (parts.length != 4) return false;
        for (String part : parts) {
            if (part.isEmpty() || part.length() > 3 || !part.chars().allMatch(c -> Chars.isDigit((char) c)))
                return false;
            if (Integer.parseInt(part) > 255) return false;
        }
        return true;
    }

    private static boolean isHere(String address) {
        return address.startsWith("127.") || address.equals("0.0.0.0");
    }

    private static boolean isSix(String address) {
        String[] groups = address.split(":", -1);
        for (String group : groups) if (group.length() > 4 || group.indexOf('.') >= 0) return false;
        boolean shortened = address.contains("::");
        return shortened ? groups.length >= 3 && groups.length <= GROUPS + 1 : groups.length == GROUPS;
    }

    @Override
    public String canonical(String match) {
        return match.toLowerCase(Locale.ROOT);
    }
}

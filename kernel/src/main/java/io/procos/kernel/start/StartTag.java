package io.procos.kernel.start;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The tag by which an instance says which start made it: {@code start:<key>}, or a hash of a key that is no tag. */
final class StartTag {
    static final String PREFIX = "start:";
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_\\-:.]{1,94}");

    private StartTag() {}

    static String of(String startKey) {
        return PREFIX + (SAFE.matcher(startKey).matches() ? startKey : "sha256-" + hash(startKey));
    }

    private static String hash(String startKey) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(startKey.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

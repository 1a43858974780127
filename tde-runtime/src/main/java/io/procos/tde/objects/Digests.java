package io.procos.tde.objects;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Every Java platform has SHA-256. */
final class Digests {
    private Digests() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

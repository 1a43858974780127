package io.procos.workers.file;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/** What a file is hashed with; processes write it in lower case. */
enum HashAlgorithm {
    SHA256("SHA-256"),
    SHA384("SHA-384"),
    SHA512("SHA-512"),
    /** For comparing with sums that others still give; it proves nothing against intent. */
    MD5("MD5");

    private final String standardName;

    HashAlgorithm(String standardName) {
        this.standardName = standardName;
    }

    MessageDigest digest() {
        try {
            return MessageDigest.getInstance(standardName);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java platform lacks " + standardName, e);
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.procos.api.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** What stands in a text's place. Thread-safe. */
final class Tokens {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int TOKEN_BYTES = 8;

    private final @Nullable SecretKeySpec key;

    Tokens(@Nullable String key) {
        this.key = key == null ? null : new SecretKeySpec(key.getBytes(UTF_8), ALGORITHM);
    }

    /** {@code [kind]}, or with a key {@code [kind:token]}. Without the key nobody can try which value gives a token. */
    String of(String kind, String value) {
        return key == null ? "[" + kind + "]" : "[" + kind + ":" + token(key, kind + "\0" + value) + "]";
    }

    private static String token(SecretKeySpec key, String value) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(value.getBytes(UTF_8)), 0, TOKEN_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }
}

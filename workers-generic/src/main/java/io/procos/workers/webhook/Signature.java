package io.procos.workers.webhook;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Whether a call was signed with the hook's secret, over its body, just now. Thread-safe. */
final class Signature {
    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern PLACE = Pattern.compile("\\{(timestamp|body|id)}");

    private final HookSettings hook;
    private final SecretKeySpec key;

    Signature(HookSettings hook) {
        this.hook = hook;
        this.key = new SecretKeySpec(hook.secret().getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    boolean covers(WebCall call, Instant now) {
        String timestamp = call.header(hook.timestampHeader());
        String given = call.header(hook.signatureHeader());
        if (timestamp == null || given == null || !recent(timestamp, now)) {
            return false;
        }
        byte[] expected = hmac(signedBytes(call, timestamp));
        boolean covered = false;
        for (String one : given.split(" ", 8)) {
            covered |= MessageDigest.isEqual(expected, decoded(one));
        }
        return covered;
    }

    private boolean recent(String timestamp, Instant now) {
        if (!timestamp.matches("\\d{1,11}")) {
            return false;
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now);
        return age.abs().compareTo(hook.tolerance()) <= 0;
    }

    private byte[] signedBytes(WebCall call, String timestamp) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Matcher place = PLACE.matcher(hook.signed());
        int end = 0;
        while (place.find()) {
            bytes.writeBytes(utf8(hook.signed().substring(end, place.start())));
            bytes.writeBytes(
                    switch (place.group(1)) {
                        case "timestamp" -> utf8(timestamp);
                        case "id" -> utf8(String.valueOf(call.header(hook.idHeader())));
                        default -> call.body();
                    });
            end = place.end();
        }
        bytes.writeBytes(utf8(hook.signed().substring(end)));
        return bytes.toByteArray();
    }

    private byte[] hmac(byte[] bytes) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** Nothing when it is not written as it should be, which equals no signature. */
    private byte[] decoded(String written) {
        if (!written.startsWith(hook.signaturePrefix())) {
            return new byte[0];
        }
        String text = written.substring(hook.signaturePrefix().length());
        try {
            return switch (hook.encoding()) {
                case HEX -> HexFormat.of().parseHex(text);
                case BASE64 -> Base64.getDecoder().decode(text);
            };
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

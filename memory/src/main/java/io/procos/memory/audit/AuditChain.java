package io.procos.memory.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Chains the trail's rows by HMAC-SHA256: each hash covers its row and the hash before it, and nobody without the key can
 * make one. Thread-safe.
 */
public final class AuditChain {
    private static final String ALGORITHM = "HmacSHA256";

    /** Keeps a hash of one purpose from standing for another. */
    private enum Purpose {
        ROW,
        CONTENT,
        CHECKPOINT,
        HEAD
    }

    private final ThreadLocal<Mac> macs;

    AuditChain(byte[] key) {
        SecretKeySpec secret = new SecretKeySpec(key, ALGORITHM);
        this.macs = ThreadLocal.withInitial(() -> mac(secret));
    }

    /** The hash of the row that follows one with the hash {@code previous}. */
    public byte[] link(byte[] previous, AuditEntry entry) {
        Mac mac = begin(Purpose.ROW);
        mac.update(previous);
        number(mac, entry.seq());
        text(mac, entry.eventId());
        text(mac, entry.source());
        text(mac, entry.type());
        text(mac, String.valueOf(entry.processInstanceKey()));
        moment(mac, entry.at());
        mac.update(entry.contentHash());
        return mac.doFinal();
    }

    /** Of an event's data in its canonical form. Keyed, so that erased content cannot be guessed from it. */
    public byte[] contentHash(String canonicalJson) {
        return begin(Purpose.CONTENT).doFinal(canonicalJson.getBytes(StandardCharsets.UTF_8));
    }

    /** Says that the rows up to here were cut off by whoever has the key. */
    byte[] checkpointSeal(AuditHead last, Instant sealedAt) {
        Mac mac = begin(Purpose.CHECKPOINT);
        number(mac, last.seq());
        mac.update(last.hash());
        moment(mac, sealedAt);
        return mac.doFinal();
    }

    byte[] headSeal(AuditHead head) {
        Mac mac = begin(Purpose.HEAD);
        number(mac, head.seq());
        return mac.doFinal(head.hash());
    }

    private Mac begin(Purpose purpose) {
        Mac mac = macs.get();
        mac.reset();
        mac.update((byte) purpose.ordinal());
        return mac;
    }

    private static void moment(Mac mac, Instant at) {
        number(mac, at.getEpochSecond());
        number(mac, at.getNano());
    }

    private static void number(Mac mac, long number) {
        mac.update(ByteBuffer.allocate(Long.BYTES).putLong(0, number));
    }

    /** With its length, so that no text runs into the next. */
    private static void text(Mac mac, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(mac, bytes.length);
        mac.update(bytes);
    }

    private static Mac mac(SecretKeySpec secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("this JDK has no " + ALGORITHM, impossible);
        }
    }
}

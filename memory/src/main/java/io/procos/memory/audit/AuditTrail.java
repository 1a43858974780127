package io.procos.memory.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the trail needs outside the database. Thread-safe.
 *
 * @param chain makes hashes, with the key
 * @param anchor remembers the end
 */
public record AuditTrail(AuditChain chain, AuditAnchor anchor) {
    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
    private static final int KEY_BYTES = 32;

    /**
     * Opens the folder with {@code key} and {@code head}, and makes the key the first time.
     *
     * @throws IllegalStateException if the key is damaged
     */
    public static AuditTrail open(Path folder) {
        try {
            Path file = Files.createDirectories(folder).resolve("key");
            if (Files.notExists(file)) make(file);
            AuditChain chain = new AuditChain(read(file));
            return new AuditTrail(chain, new AuditAnchor(folder, chain));
        } catch (IOException unable) {
            throw new UncheckedIOException("cannot read the audit key in " + folder, unable);
        }
    }

    private static byte[] read(Path file) throws IOException {
        String hex = Files.readString(file).strip();
        if (hex.matches("[0-9a-f]{64}")) return HexFormat.of().parseHex(hex);
        throw new IllegalStateException(
                "the audit key " + file + " is not 64 hex digits; bring the file back from a copy:"
                        + " without it the trail so far cannot be verified");
    }

    private static void make(Path file) throws IOException {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        PrivateFile.write(file, HexFormat.of().formatHex(key), true);
        LOG.info("Made the key of the audit trail in {}; keep a copy of it", file);
    }
}

package io.procos.memory.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The end of the trail as this machine last saw it, kept outside the database: whoever cuts rows off the end there does
 * not reach it here. It may lag behind the database by what was written last, never run ahead of it. Thread-safe.
 */
public final class AuditAnchor {
    private static final HexFormat HEX = HexFormat.of();

    private final Path file;
    private final AuditChain chain;
    private long written;

    AuditAnchor(Path folder, AuditChain chain) {
        this.file = folder.resolve("head");
        this.chain = chain;
    }

    /** Call it when the rows up to this head are committed. */
    public synchronized void moveTo(AuditHead head) {
        if (head.seq() <= written) return;
        try {
            PrivateFile.write(file, head.seq() + " " + HEX.formatHex(head.hash()) + " " + seal(head), false);
            written = head.seq();
        } catch (IOException unable) {
            throw new UncheckedIOException("cannot write " + file + ": " + unable.getMessage(), unable);
        }
    }

    /** Empty before the first event. */
    Optional<AuditHead> read() {
        try {
            return Files.notExists(file)
                    ? Optional.empty()
                    : Optional.of(parsed(Files.readString(file).strip()));
        } catch (IOException unable) {
            throw new UncheckedIOException("cannot read " + file + ": " + unable.getMessage(), unable);
        }
    }

    private AuditHead parsed(String line) {
        try {
            String[] fields = line.split(" ");
            AuditHead head = new AuditHead(Long.parseLong(fields[0]), HEX.parseHex(fields[1]));
            if (MessageDigest.isEqual(HEX.parseHex(fields[2]), chain.headSeal(head))) return head;
        } catch (IllegalArgumentException | IndexOutOfBoundsException damaged) {
            // told below, with what was changed on purpose
        }
        throw new IllegalStateException(file + " was damaged or changed: it is not what this memory wrote");
    }

    private String seal(AuditHead head) {
        return HEX.formatHex(chain.headSeal(head));
    }
}

package io.procos.tde.objects;

import io.procos.api.Sha256;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Content that is compared with its reference when its end is read. One reader. */
final class CheckedContent extends FilterInputStream {
    private final ObjectReference reference;
    private final MessageDigest digest = Sha256.digest();
    private boolean checked;

    CheckedContent(InputStream content, ObjectReference reference) {
        super(content);
        this.reference = reference;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) {
            digest.update(buffer, offset, read);
        } else if (read < 0) {
            check();
        }
        return read;
    }

    /** Skipped bytes are checked as well. */
    @Override
    public long skip(long bytes) throws IOException {
        byte[] skipped = new byte[(int) Math.min(Math.max(bytes, 0), 1 << 13)];
        return Math.max(0, read(skipped, 0, skipped.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void check() throws ObjectDamaged {
        if (checked) {
            return;
        }
        String found = HexFormat.of().formatHex(digest.digest());
        if (!found.equals(reference.digest())) {
            throw new ObjectDamaged("object " + reference.object() + " has other content (sha256:" + found + ")");
        }
        checked = true;
    }
}

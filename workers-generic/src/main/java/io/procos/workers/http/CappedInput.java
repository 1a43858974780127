package io.procos.workers.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Fails at the first byte too many. One reader. */
final class CappedInput extends FilterInputStream {
    private final long maxBytes;
    private long read;

    CappedInput(InputStream content, long maxBytes) {
        super(content);
        this.maxBytes = maxBytes;
    }

    @Override
    public int read() throws IOException {
        return counted(super.read(), 1);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int bytes = super.read(buffer, offset, length);
        return counted(bytes, bytes);
    }

    private int counted(int result, int bytes) throws TooLarge {
        read += result < 0 ? 0 : bytes;
        if (read > maxBytes) {
            throw new TooLarge(maxBytes);
        }
        return result;
    }
}

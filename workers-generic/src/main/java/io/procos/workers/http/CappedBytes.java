package io.procos.workers.http;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Collects a response body and stops at the first byte too many, so that memory stays bounded. One writer. */
final class CappedBytes {
    private final long maxBytes;
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();

    CappedBytes(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Takes what is in the buffer, which stays the caller's; an exception ends the transfer. */
    CappedBytes add(ByteBuf chunk) {
        try {
            if (collected.size() + (long) chunk.readableBytes() > maxBytes) {
                throw new TooLarge(maxBytes);
            }
            chunk.readBytes(collected, chunk.readableBytes());
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes() {
        return collected.toByteArray();
    }
}

package io.procos.workers.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import reactor.core.Exceptions;

/** A response body, chunk by chunk as its reader asks for it; the server waits meanwhile. One reader. */
final class PulledBody extends InputStream {
    private final Iterator<Incoming.Piece> pieces;
    private byte[] chunk = {};
    private int next;

    PulledBody(Iterator<Incoming.Piece> pieces) {
        this.pieces = pieces;
    }

    @Override
    public int read() throws IOException {
        return more() ? Byte.toUnsignedInt(chunk[next++]) : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!more()) {
            return -1;
        }
        int bytes = Math.min(length, chunk.length - next);
        System.arraycopy(chunk, next, buffer, offset, bytes);
        next += bytes;
        return bytes;
    }

    private boolean more() throws IOException {
        try {
            while (next == chunk.length && pieces.hasNext()) {
                chunk = ((Incoming.Chunk) pieces.next()).bytes();
                next = 0;
            }
            return next < chunk.length;
        } catch (RuntimeException e) {
            throw new IOException(Exceptions.unwrap(e));
        }
    }
}

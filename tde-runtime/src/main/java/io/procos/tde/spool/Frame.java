package io.procos.tde.spool;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * The layout of a segment: frames one behind the other, each at a multiple of eight bytes. A frame is a header of eight
 * bytes (length and CRC32C of length and payload), the payload, and zeros up to the next multiple. A negative length is
 * a gap of that many bytes, header included. A header of zero is where writing stopped.
 */
record Frame(int length, int checksum) {

    static final int HEADER_BYTES = Long.BYTES;

    static Frame of(byte[] payload) {
        return new Frame(payload.length, checksum(payload.length, ByteBuffer.wrap(payload)));
    }

    static Frame gap(long bytes) {
        int length = -Math.toIntExact(bytes);
        return new Frame(length, checksum(length, ByteBuffer.allocate(0)));
    }

    static Frame ofHeader(long header) {
        return new Frame((int) header, (int) (header >>> 32));
    }

    static int checksum(int length, ByteBuffer payload) {
        CRC32C crc = new CRC32C();
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) crc.update(length >>> shift);
        crc.update(payload);
        return (int) crc.getValue();
    }

    long header() {
        return Integer.toUnsignedLong(checksum) << 32 | Integer.toUnsignedLong(length);
    }

    boolean isGap() {
        return length < 0;
    }

    /** Bytes from this frame's start to the next one's. */
    long size() {
        return isGap() ? -(long) length : aligned(HEADER_BYTES + (long) length);
    }

    static long aligned(long bytes) {
        return (bytes + 7) & ~7L;
    }
}

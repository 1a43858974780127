package io.procos.engine.log;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * The layout of one appended block on disk, big endian:
 * <pre>
 *  0  int   bytes of payload
 *  4  int   CRC32C of everything after this field, and of the length
 *  8  long  lowest position in the block
 * 16  long  highest position in the block
 * 24  long  fsync group, shifted left by one; the low bit is set on the last frame of its group
 * 32  payload
 * </pre>
 * The group tells a torn tail from rot: a frame of a later group proves that the earlier group was once on the device.
 */
final class Frame {
    static final int HEADER = 32;
    /** Above any block that the engine can write; a larger length is not a length. */
    static final int MAX_PAYLOAD = 64 << 20;

    private Frame() {}

    /** Completes the header in place; {@code frame} already holds the payload behind it. */
    static void seal(byte[] frame, long lowest, long highest, long group, boolean lastOfGroup) {
        ByteBuffer.wrap(frame)
                .putInt(0, frame.length - HEADER)
                .putLong(8, lowest)
                .putLong(16, highest)
                .putLong(24, group << 1 | (lastOfGroup ? 1 : 0))
                .putInt(4, checksum(frame, 0, frame.length));
    }

    /** True when a whole, unharmed frame starts at {@code offset}. */
    static boolean isIntact(ByteBuffer bytes, int offset) {
        if (bytes.limit() - offset < HEADER) {
            return false;
        }
        int payload = bytes.getInt(offset);
        return payload > 0
                && payload <= MAX_PAYLOAD
                && bytes.limit() - offset - HEADER >= payload
                && bytes.getInt(offset + 4) == checksum(bytes.array(), bytes.arrayOffset() + offset, HEADER + payload);
    }

    static int length(ByteBuffer bytes, int offset) {
        return HEADER + bytes.getInt(offset);
    }

    static long lowest(ByteBuffer bytes, int offset) {
        return bytes.getLong(offset + 8);
    }

    static long highest(ByteBuffer bytes, int offset) {
        return bytes.getLong(offset + 16);
    }

    static long group(ByteBuffer bytes, int offset) {
        return bytes.getLong(offset + 24) >>> 1;
    }

    static boolean endsGroup(ByteBuffer bytes, int offset) {
        return (bytes.getLong(offset + 24) & 1) == 1;
    }

    private static int checksum(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, 4);
        crc.update(bytes, offset + 8, length - 8);
        return (int) crc.getValue();
    }
}

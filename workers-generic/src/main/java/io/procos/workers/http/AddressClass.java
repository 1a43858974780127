package io.procos.workers.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/** What kind of place an IP address is, seen from a server that must not be tricked into calling its own network. */
enum AddressClass {
    /** Reachable by everybody. */
    PUBLIC,
    /** This machine or the operator's networks: loopback, RFC 1918, unique local, shared carrier space. */
    PRIVATE,
    /** Never a peer of a task: link-local with the clouds' metadata services, multicast, reserved ranges. */
    FORBIDDEN;

    private record Range(byte[] prefix, int bits) {
        static Range of(int bits, int... prefix) {
            byte[] bytes = new byte[prefix.length];
            for (int i = 0; i < prefix.length; i++) {
                bytes[i] = (byte) prefix[i];
            }
            return new Range(bytes, bits);
        }

        boolean holds(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** IANA special-purpose registry (RFC 6890); the last three are metadata services that are not link-local. */
    private static final List<Range> FORBIDDEN_V4 = List.of(
            Range.of(8, 0),
            Range.of(16, 169, 254),
            Range.of(24, 192, 0, 0),
            Range.of(24, 192, 0, 2),
            Range.of(24, 198, 51, 100),
            Range.of(24, 203, 0, 113),
            Range.of(15, 198, 18),
            Range.of(4, 224),
            Range.of(4, 240),
            Range.of(32, 100, 100, 100, 200),
            Range.of(32, 168, 63, 129, 16));

    private static final List<Range> PRIVATE_V4 = List.of(
            Range.of(8, 127), Range.of(8, 10), Range.of(12, 172, 16), Range.of(16, 192, 168), Range.of(10, 100, 64));

    private static final Range UNIQUE_LOCAL_V6 = Range.of(7, 0xfc);
    private static final Range AWS_METADATA_V6 = Range.of(32, 0xfd, 0x00, 0x0e, 0xc2);
    private static final Range GLOBAL_V6 = Range.of(3, 0x20);
    private static final Range NAT64_V6 = Range.of(96, 0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0);
    private static final Range SIX_TO_FOUR_V6 = Range.of(16, 0x20, 0x02);
    private static final Range TEREDO_V6 = Range.of(32, 0x20, 0x01, 0, 0);

    static AddressClass of(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? ofV4(bytes) : ofV6(address, bytes);
    }

    private static AddressClass ofV4(byte[] address) {
        if (FORBIDDEN_V4.stream().anyMatch(range -> range.holds(address))) {
            return FORBIDDEN;
        }
        return PRIVATE_V4.stream().anyMatch(range -> range.holds(address)) ? PRIVATE : PUBLIC;
    }

    /** Addresses that carry an IPv4 address are judged by it; of the rest only global unicast is public. */
    private static AddressClass ofV6(InetAddress address, byte[] bytes) {
        if (address.isLoopbackAddress() || UNIQUE_LOCAL_V6.holds(bytes) && !AWS_METADATA_V6.holds(bytes)) {
            return PRIVATE;
        }
        if (NAT64_V6.holds(bytes)) {
            return ofV4(Arrays.copyOfRange(bytes, 12, 16));
        }
        if (SIX_TO_FOUR_V6.holds(bytes)) {
            return ofV4(Arrays.copyOfRange(bytes, 2, 6));
        }
        return GLOBAL_V6.holds(bytes) && !TEREDO_V6.holds(bytes) ? PUBLIC : FORBIDDEN;
    }
}

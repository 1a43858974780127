package io.procos.e2e.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Ways to write an address that a task must not reach. */
final class AddressAttacks {
    private static final List<int[]> PRIVATE = List.of(
            new int[] {127, 0, 0, 1},
            new int[] {127, 255, 255, 254},
            new int[] {10, 0, 0, 1},
            new int[] {192, 168, 1, 1},
            new int[] {169, 254, 169, 254},
            new int[] {0, 0, 0, 0});

    private AddressAttacks() {}

    static List<Attack> all(int canary, int evil) {
        List<Attack> attacks = new ArrayList<>();
        for (int[] address : PRIVATE) {
            numbers(address).forEach(host -> attacks.add(at("address as a number", host, canary)));
            sixes(address).forEach(host -> attacks.add(at("address inside IPv6", "[" + host + "]", canary)));
            glyphs(address).forEach(host -> attacks.add(at("other digits and dots", host, canary)));
        }
        SIX.forEach(host -> attacks.add(at("IPv6", "[" + host + "]", canary)));
        NAMES.forEach(host -> attacks.add(at("name", host, canary)));
        for (int i = 0; i < 4; i++) {
            for (String name : List.of("turn", "turn-back", "third", "mixed", "mixed-first")) {
                attacks.add(at("DNS rebinding", name + i + ".rebind.test", canary));
            }
        }
        tricks(canary, evil).forEach(url -> attacks.add(Attack.url("user info and confusion", url)));
        schemes(canary).forEach(url -> attacks.add(Attack.url("scheme", url)));
        return attacks;
    }

    private static Attack at(String kind, String host, int port) {
        return Attack.url(kind, "http://" + host + ":" + port + "/");
    }

    private static List<String> numbers(int[] a) {
        long whole = ((long) a[0] << 24) | (a[1] << 16) | (a[2] << 8) | a[3];
        return List.of(
                "%d.%d.%d.%d".formatted(a[0], a[1], a[2], a[3]),
                "%d.%d.%d.%d.".formatted(a[0], a[1], a[2], a[3]),
                Long.toString(whole),
                "0x" + Long.toHexString(whole),
                "0X" + Long.toHexString(whole).toUpperCase(Locale.ROOT),
                "0" + Long.toOctalString(whole),
                "0%o.0%o.0%o.0%o".formatted(a[0], a[1], a[2], a[3]),
                "0x%x.0x%x.0x%x.0x%x".formatted(a[0], a[1], a[2], a[3]),
                "0x%x.%d.0%o.%d".formatted(a[0], a[1], a[2], a[3]),
                "%d.%d.%d".formatted(a[0], a[1], (a[2] << 8) | a[3]),
                "%d.%d".formatted(a[0], whole & 0xffffff),
                "%03d.%03d.%03d.%03d".formatted(a[0], a[1], a[2], a[3]),
                Long.toString(whole + (1L << 32)));
    }

    private static List<String> sixes(int[] a) {
        String dotted = "%d.%d.%d.%d".formatted(a[0], a[1], a[2], a[3]);
        String hex = "%x:%x".formatted((a[0] << 8) | a[1], (a[2] << 8) | a[3]);
        return List.of(
                "::ffff:" + dotted,
                "::ffff:" + hex,
                "0:0:0:0:0:ffff:" + hex,
                "::" + dotted,
                "::" + hex,
                "::ffff:0:" + dotted,
                "64:ff9b::" + dotted,
                "64:ff9b::" + hex,
                "64:ff9b:1::" + hex,
                "2002:" + hex + "::1",
                "2001:0:" + hex + "::1");
    }

    private static List<String> glyphs(int[] a) {
        String dotted = "%d.%d.%d.%d".formatted(a[0], a[1], a[2], a[3]);
        return List.of(
                dotted.replace('.', '\u3002'),
                dotted.replace('.', '\uff0e'),
                dotted.replace('.', '\uff61'),
                wide(dotted),
                dotted.replace("1", "\u2460"),
                dotted.replace("1", "%31"),
                dotted.replace(".", "%2e"));
    }

    private static String wide(String digits) {
        StringBuilder wide = new StringBuilder();
        digits.chars().forEach(c -> wide.append(c >= '0' && c <= '9' ? (char) (c - '0' + 0xff10) : (char) c));
        return wide.toString();
    }

    private static final List<String> SIX = List.of(
            "::1",
            "::",
            "0:0:0:0:0:0:0:1",
            "0000:0000:0000:0000:0000:0000:0000:0001",
            "::1%25lo",
            "::1%lo",
            "fe80::1%25eth0",
            "fe80::1",
            "fc00::1",
            "fd00:ec2::254",
            "fec0::1",
            "ff02::1",
            "100::1",
            "::0001",
            "v1.::1");

    private static final List<String> NAMES = List.of(
            "localhost",
            "LOCALHOST",
            "LocalHost.",
            "localhost.localdomain",
            "ip6-localhost",
            "ip6-loopback",
            "private.test",
            "PRIVATE.test",
            "six.test",
            "mapped.test",
            "unspecified.test",
            "metadata.test",
            "evil.test");

    private static List<String> tricks(int canary, int evil) {
        String here = "127.0.0.1:" + canary;
        String there = "evil.test:" + evil;
        return List.of(
                "http://" + there + "@" + here + "/",
                "http://evil.test@" + here + "/",
                "http://a:b@" + here + "/",
                "http://" + here + "@" + there + "/",
                "http://" + there + "#@" + here + "/",
                "http://" + here + "#@" + there + "/",
                "http://" + there + "\\@" + here + "/",
                "http://" + here + "\\@" + there + "/",
                "http://" + there + "%40" + here + "/",
                "http://evil.test%00." + here + "/",
                "http://evil.test%2f@" + here + "/",
                "http://evil.test;" + here + "/",
                "http://evil.test," + here + "/",
                "http://\t" + here + "/",
                "http://127.0.0\n.1:" + canary + "/",
                "http:\\\\" + here + "\\",
                "http:/" + here + "/",
                "http:" + here + "/",
                "http:///" + here + "/",
                "//" + here + "/",
                "http://[" + here + "]/",
                "http://127.0.0.1:+" + canary + "/",
                "http://127.0.0.1:" + (canary + 65_536) + "/",
                " http://" + here + "/ ");
    }

    private static List<String> schemes(int canary) {
        String here = "://127.0.0.1:" + canary + "/";
        List<String> urls = new ArrayList<>(List.of(
                "file:///etc/passwd",
                "FILE:///etc/passwd",
                "jar:http" + here + "a.jar!/b",
                "data:text/plain,hi",
                "javascript:alert(1)",
                "mailto:a@b.test",
                "unix:/run/a.sock",
                "urn:a:b",
                "view-source:http" + here));
        for (String scheme : List.of("HTTP", "hTTpS", "ftp", "gopher", "dict", "ldap", "tftp", "ws", "wss", "netdoc")) {
            urls.add(scheme + here);
        }
        return urls;
    }
}

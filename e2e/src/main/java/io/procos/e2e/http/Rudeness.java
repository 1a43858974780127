package io.procos.e2e.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** What {@link EvilServer} does instead of answering. */
final class Rudeness {
    private static final int ENDLESS_MEGABYTES = 2_000;
    private static final String KILOBYTE = "x".repeat(1_024);

    /** Four hundred megabytes of nothing in four hundred kilobytes. */
    private static final byte[] BOMB = bomb(400);

    private Rudeness() {}

    static void show(String behaviour, OutputStream out) throws IOException, InterruptedException {
        switch (behaviour) {
            case "gzip-bomb" -> gzip(out, BOMB.length, BOMB, BOMB.length);
            case "gzip-cut" -> gzip(out, BOMB.length, BOMB, 1_000);
            case "gzip-lie" -> gzip(out, 4, new byte[] {'{', '}', ' ', ' '}, 4);
            case "endless-body" -> endless(out, "HTTP/1.1 200 OK\r\n\r\n", KILOBYTE);
            case "endless-chunks" ->
                endless(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "400\r\n" + KILOBYTE + "\r\n");
            case "endless-headers" -> endless(out, "HTTP/1.1 200 OK\r\n", "X-A: " + KILOBYTE + "\r\n");
            case "endless-header-line" -> endless(out, "HTTP/1.1 200 OK\r\nX-A: ", KILOBYTE);
            case "endless-status-line" -> endless(out, "HTTP/1.1 200 ", KILOBYTE);
            case "endless-continue" -> endless(out, "", "HTTP/1.1 100 Continue\r\n\r\n");
            case "endless-chunk-extension" ->
                endless(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4;", KILOBYTE);
            case "drip-body" -> drip(out, "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n");
            case "drip-head" -> drip(out, "HTTP/1.1 200 OK\r\nX-Slow: ");
            case "silent" -> Thread.sleep(10_000);
            case "hang-up" -> {}
            default -> EvilServer.say(out, oddity(behaviour));
        }
    }

    private static String oddity(String behaviour) {
        String ok = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/json\r\n";
        return switch (behaviour) {
            case "bad-chunk-size" -> ok + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n";
            case "negative-chunk" -> ok + "Transfer-Encoding: chunked\r\n\r\n-5\r\n{}\r\n0\r\n\r\n";
            case "giant-chunk" -> ok + "Transfer-Encoding: chunked\r\n\r\n7fffffffffffffff\r\n{}\r\n";
            case "short-body" -> ok + "Content-Length: 500\r\n\r\n{}";
            case "long-body" -> ok + "Content-Length: 2\r\n\r\n{}HTTP/1.1 200 OK\r\n\r\n";
            case "two-lengths" -> ok + "Content-Length: 2\r\nContent-Length: 4\r\n\r\n{}  ";
            case "negative-length" -> ok + "Content-Length: -2\r\n\r\n{}";
            case "giant-length" -> ok + "Content-Length: 9223372036854775807\r\n\r\n{}";
            case "length-and-chunks" ->
                ok + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n";
            case "garbage" -> "\u0000\u0001\u0002 SSH-2.0 \u00ff\u00fe\r\n\r\n";
            case "no-status" -> "HTTP/1.1\r\n\r\n";
            case "status-99999" -> "HTTP/1.1 99999 Odd\r\nContent-Length: 0\r\n\r\n";
            case "deep-json" -> ok + "Content-Length: 50000\r\n\r\n" + "[".repeat(50_000);
            case "wrong-json" -> ok + "Content-Length: 5\r\n\r\n{\"a\":";
            case "bad-charset" ->
                "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=no-such\r\nContent-Length: 2\r\n\r\n\u00ff\u00fe";
            case "header-with-null" -> ok + "X-A: a\u0000b\r\nContent-Length: 2\r\n\r\n{}";
            case "obsolete-fold" -> ok + "X-A: a\r\n b\r\nContent-Length: 2\r\n\r\n{}";
            case "upgrade" -> "HTTP/1.1 101 Switching\r\nUpgrade: h2c\r\nConnection: upgrade\r\n\r\nPRI";
            default -> throw new IllegalArgumentException(behaviour);
        };
    }

    private static void endless(OutputStream out, String start, String more) throws IOException {
        EvilServer.say(out, start);
        byte[] block = more.repeat(Math.max(1, 65_536 / more.length())).getBytes(StandardCharsets.ISO_8859_1);
        for (long sent = 0; sent < ENDLESS_MEGABYTES * 1_048_576L; sent += block.length) {
            out.write(block);
        }
    }

    private static void drip(OutputStream out, String start) throws IOException, InterruptedException {
        EvilServer.say(out, start);
        for (int i = 0; i < 100; i++) {
            Thread.sleep(100);
            EvilServer.say(out, "x");
        }
    }

    private static void gzip(OutputStream out, int length, byte[] body, int sent) throws IOException {
        EvilServer.head(
                out, "200 OK", "Content-Type: application/json", "Content-Encoding: gzip", "Content-Length: " + length);
        out.write(body, 0, sent);
    }

    private static byte[] bomb(int megabytes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes, 1 << 16)) {
            byte[] megabyte = new byte[1 << 20];
            for (int i = 0; i < megabytes; i++) {
                zip.write(megabyte);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }
}

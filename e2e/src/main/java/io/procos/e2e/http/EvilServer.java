package io.procos.e2e.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A server without manners, on loopback. Writes what its path says, byte by byte where manners forbid it. */
final class EvilServer implements AutoCloseable {
    static final List<String> BEHAVIOURS = List.of(
            "gzip-bomb",
            "gzip-cut",
            "gzip-lie",
            "endless-body",
            "endless-chunks",
            "drip-body",
            "drip-head",
            "silent",
            "endless-headers",
            "endless-header-line",
            "endless-status-line",
            "endless-continue",
            "bad-chunk-size",
            "negative-chunk",
            "giant-chunk",
            "endless-chunk-extension",
            "short-body",
            "long-body",
            "two-lengths",
            "negative-length",
            "giant-length",
            "length-and-chunks",
            "garbage",
            "no-status",
            "status-99999",
            "deep-json",
            "wrong-json",
            "bad-charset",
            "header-with-null",
            "obsolete-fold",
            "hang-up",
            "upgrade");

    private final ServerSocket socket;
    private final AtomicInteger injected = new AtomicInteger();

    EvilServer() throws IOException {
        socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> answer(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** One request a connection, so that nothing of one attack helps another. */
    private void answer(Socket client) {
        try (client) {
            client.setSoTimeout(20_000);
            var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
            String first = in.readLine();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                if (line.startsWith(SmugglingAttacks.INJECTED)) {
                    injected.incrementAndGet();
                }
            }
            if (first != null) {
                answer(first.split(" ")[1], client.getOutputStream());
            }
        } catch (IOException | RuntimeException gone) {
            // The worker hung up, as it should.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(String target, OutputStream out) throws IOException, InterruptedException {
        String path = target.replaceFirst("\\?.*", "");
        String to = target.contains("?to=")
                ? URLDecoder.decode(target.substring(target.indexOf("?to=") + 4), StandardCharsets.UTF_8)
                : "";
        if (path.startsWith("/redirect/")) {
            head(out, path.substring(10) + " Elsewhere", "Location: " + to, "Content-Length: 0");
        } else if (path.equals("/endless-redirect")) {
            head(out, "302 Elsewhere", "Location: /endless-redirect", "Content-Length: 0");
        } else if (path.equals("/refresh")) {
            head(out, "200 OK", "Refresh: 0; url=" + to, "Content-Length: 0");
        } else if (path.equals("/link")) {
            head(out, "200 OK", "Link: <" + to + ">; rel=next", "Content-Type: application/json", "Content-Length: 2");
            say(out, "[]");
        } else if (BEHAVIOURS.contains(path.substring(1))) {
            Rudeness.show(path.substring(1), out);
        } else {
            head(out, "200 OK", "Content-Type: application/json", "Content-Length: 2");
            say(out, "{}");
        }
    }

    static void head(OutputStream out, String status, String... headers) throws IOException {
        say(out, "HTTP/1.1 " + status + "\r\nConnection: close\r\n");
        for (String header : headers) {
            say(out, header + "\r\n");
        }
        say(out, "\r\n");
    }

    static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** How many header lines came that no task was allowed to write. */
    int injected() {
        return injected.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

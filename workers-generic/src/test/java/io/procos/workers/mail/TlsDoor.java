package io.procos.workers.mail;

import io.procos.workers.testkit.Certificate;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** TLS before a plain mail server, which has none of its own: from the first byte, or after STARTTLS over SMTP. */
public final class TlsDoor implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final SSLContext tls;
    private final int target;
    private final boolean startTls;

    private TlsDoor(int target, Certificate certificate, boolean startTls) throws Exception {
        this.target = target;
        this.tls = certificate.server();
        this.startTls = startTls;
        Thread.ofVirtual().start(this::serve);
    }

    public static TlsDoor implicit(int target, Certificate certificate) throws Exception {
        return new TlsDoor(target, certificate, false);
    }

    public static TlsDoor startTls(int target, Certificate certificate) throws Exception {
        return new TlsDoor(target, certificate, true);
    }

    public int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> guard(client));
            } catch (IOException e) {
                // closed
            }
        }
    }

    private void guard(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            if (startTls && !agree(client, server)) {
                return;
            }
            try (SSLSocket inside = (SSLSocket) tls.getSocketFactory().createSocket(client, null, true)) {
                inside.setUseClientMode(false);
                inside.startHandshake();
                Thread back = Thread.ofVirtual().start(() -> pipe(server, inside));
                pipe(inside, server);
                back.join();
            }
        } catch (IOException | InterruptedException e) {
            // the client hung up, for example because it trusts nobody
        }
    }

    /** The greeting of the real server, and the client's way to STARTTLS. */
    private static boolean agree(Socket client, Socket server) throws IOException {
        say(client, line(server.getInputStream()));
        for (String heard = line(client.getInputStream()); !heard.isEmpty(); heard = line(client.getInputStream())) {
            switch (heard.toUpperCase(Locale.ROOT).split(" ")[0]) {
                case "EHLO" -> say(client, "250-door\r\n250 STARTTLS");
                case "STARTTLS" -> {
                    say(client, "220 go ahead");
                    return true;
                }
                default -> say(client, "530 STARTTLS first");
            }
        }
        return false;
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** Byte by byte: what follows the line belongs to TLS. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int one = in.read(); one >= 0 && one != '\n'; one = in.read()) {
            line.append((char) one);
        }
        return line.toString().strip();
    }

    private static void pipe(Socket from, Socket to) {
        try {
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8192];
            for (int read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                out.write(buffer, 0, read);
                out.flush();
            }
            to.close();
        } catch (IOException e) {
            // either side hung up
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

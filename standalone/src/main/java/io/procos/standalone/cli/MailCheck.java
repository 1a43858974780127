package io.procos.standalone.cli;

import io.procos.standalone.home.DataFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Whether mails of processes go anywhere. */
final class MailCheck {
    private static final int PATIENCE = (int) Duration.ofSeconds(3).toMillis();
    private static final String GREETING = "220";

    private MailCheck() {}

    /**
     * Asks the development mailbox for its greeting.
     *
     * @param port where it listens; 0 when a real mail server is configured, which the doctor does not bother
     */
    static Check of(int port, DataFolder data) {
        if (port == 0) {
            return Check.good("mail", "goes to the configured server (procos.workers.mail.host)");
        }
        try {
            String answer = greeting(port);
            return answer.startsWith(GREETING)
                    ? Check.good("mail", "the development mailbox answers; mails land in " + data.mail())
                    : silent(port, "says '" + answer + "'");
        } catch (IOException dead) {
            return silent(port, "does not answer: " + dead.getMessage());
        }
    }

    private static Check silent(int port, String finding) {
        return Check.bad(
                "mail", "the development mailbox on port " + port + " " + finding, "procos down, then procos up");
    }

    private static String greeting(int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE);
            socket.setSoTimeout(PATIENCE);
            var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            String line = reader.readLine();
            return line == null ? "" : line;
        }
    }
}

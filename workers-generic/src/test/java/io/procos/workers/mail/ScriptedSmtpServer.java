package io.procos.workers.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** An SMTP server that answers by a script; {@code HANG_UP} breaks the connection and {@code SILENCE} never answers. */
final class ScriptedSmtpServer implements AutoCloseable {
    static final String HANG_UP = "hang up";
    static final String SILENCE = "silence";

    private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final Map<String, String> answers;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    /** @param answers by the first word of a command, {@code GREETING} and {@code .} for the end of the data included */
    ScriptedSmtpServer(Map<String, String> answers) throws IOException {
        this.answers = answers;
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    List<String> heard() {
        return heard;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (IOException e) {
                // the client or the test hung up
            }
        }
    }

    private void talk(Socket client) throws IOException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        var out = new PrintWriter(client.getOutputStream(), true, StandardCharsets.UTF_8);
        boolean goOn = answer(out, "GREETING", "220 test");
        boolean data = false;
        while (goOn) {
            String line = in.readLine();
            if (line == null) {
                return;
            }
            heard.add(line);
            if (data && !line.equals(".")) {
                continue;
            }
            String command = line.split("[ :]")[0];
            String usual = command.equals("DATA") ? "354 go on" : "250 OK";
            data = answers.getOrDefault(command, usual).startsWith("354");
            goOn = answer(out, command, usual);
        }
    }

    private boolean answer(PrintWriter out, String command, String usual) {
        String answer = answers.getOrDefault(command, usual);
        if (answer.equals(SILENCE)) {
            return true;
        }
        if (!answer.equals(HANG_UP)) {
            out.print(answer + "\r\n");
            out.flush();
        }
        return !answer.equals(HANG_UP);
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
